import { retryDelay } from "@surety/core/act/retry-delay";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import { actionOf } from "./action-of.ts";
import { requestToSend } from "./ask-sender.ts";
import type { Sent } from "./effect-ledger.ts";
import type { HeldReceipts } from "./held-receipts.ts";
import { exceptionReview } from "./open-review.ts";
import type { Places } from "./places.ts";
import { rounded } from "./prepare-block.ts";
import { callProjectFunction } from "./project-function.ts";
import type { Receipts } from "./receipts.ts";
import { stopFor } from "./walk.ts";
import type { LedgerEffect, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** What the effects of one run go through. */
export interface Outlets {
  receipts: Receipts;
  /** Those of each case's last effect. */
  last: HeldReceipts;
  places: Places;
}

type Receipt = NonNullable<LedgerEffect["receipt"]>;

/**
 * Sends the pending effects of a case in the order of its actions. Each has its row in the ledger already, so a call
 * that was made and not recorded is made again with the same key. Null means that all are done.
 */
export async function performEffects(work: WorkCase, world: WorkerWorld, outlets: Outlets): Promise<Stop | null> {
  const pending = work.effects.filter((one) => one.status === "pending");
  for (const effect of pending) {
    const done = await performOne(work, effect, world, outlets);
    if ("kind" in done) return done;
    if (effect === pending.at(-1)) outlets.last.hold(done);
    else await outlets.receipts.keep(done);
  }
  return null;
}

async function performOne(
  work: WorkCase,
  effect: LedgerEffect,
  world: WorkerWorld,
  outlets: Outlets,
): Promise<Stop | Sent> {
  const action = actionOf(work, effect);
  const begun = performance.now();
  effect.attempts += 1;
  effect.unwritten = true;
  let receipt: Receipt;
  try {
    receipt = await send(work, effect, action, world, outlets);
  } catch (error) {
    return failed(work, effect, action, error, world);
  }
  effect.receipt = receipt;
  effect.status = "sent";
  effect.error = null;
  effect.milliseconds = rounded(performance.now() - begun);
  return { caseId: work.row.id, effect };
}

function failed(
  work: WorkCase,
  effect: LedgerEffect,
  action: CompiledAction,
  error: unknown,
  world: WorkerWorld,
): Stop {
  if (!(error instanceof SuretyError)) return stopFor(error, work, world);
  effect.error = error.message;
  return error instanceof TransientError && effect.attempts <= action.retries
    ? again(work, effect, error, world)
    : giveUp(work, effect, error, world);
}

function again(work: WorkCase, effect: LedgerEffect, error: TransientError, world: WorkerWorld): Stop {
  const delaySeconds = retryDelay(effect.attempts, world.random(), error.retryAfterMs);
  work.timeline.push({
    at: world.clock.now(),
    kind: "retry",
    title: `${error.message} Trying again.`,
    detail: { code: error.code, action: effect.action, attempt: effect.attempts, delaySeconds },
    actor: null,
    milliseconds: null,
  });
  return { kind: "retry", delaySeconds };
}

function giveUp(work: WorkCase, effect: LedgerEffect, error: SuretyError, world: WorkerWorld): Stop {
  effect.status = "failed";
  return exceptionReview(work, world, error.code, `${effect.kind} failed: ${error.message}`);
}

async function send(
  work: WorkCase,
  effect: LedgerEffect,
  { timeoutMs }: CompiledAction,
  world: WorkerWorld,
  { places }: Outlets,
): Promise<Receipt> {
  const { idempotencyKey } = effect;
  const request = requestToSend(effect, world);
  if (request.kind === "call") {
    const { function: name, with: input } = request;
    await callProjectFunction(world, { name, input, caseId: work.row.id, idempotencyKey, timeoutMs });
    return { summary: `${name} ran`, reference: null };
  }
  const connection = await world.connection(effect.connection ?? "");
  const deliver = connection.effect?.bind(connection);
  if (deliver === undefined)
    throw new TerminalError({
      code: "no-effects",
      message: `The connection "${effect.connection}" cannot be written to.`,
    });
  const receipt = await places.within(() => deliver(request, { idempotencyKey, timeoutMs }));
  return { summary: receipt.summary, reference: receipt.reference ?? null };
}
