import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { BudgetSpent } from "@surety/core/language/budget-spent";
import { TurnLater } from "@surety/core/language/turn-later";
import { defaultRetry, retryDelay } from "@surety/core/act/retry-delay";
import { isOutage } from "../storage/lost-connection.ts";
import { actBlock } from "./act-block.ts";
import { judgeBlock } from "./judge-block.ts";
import { askSender } from "./ask-sender.ts";
import { exceptionReview, newReview } from "./open-review.ts";
import { prepareBlock } from "./prepare-block.ts";
import type { StoredError } from "../storage/case-schema.ts";
import type { NewReview, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** Carries a case from its cursor to the next point where it must stop. Nothing is written here. */
export async function walk(work: WorkCase, world: WorkerWorld): Promise<Stop> {
  try {
    return await walkBlocks(work, world);
  } catch (error) {
    return stopFor(error, work, world);
  }
}

async function walkBlocks(work: WorkCase, world: WorkerWorld): Promise<Stop> {
  if (work.split !== null) return { kind: "split" };
  if (work.asking !== null) return askSender(work, work.asking, world);
  if (work.resumed?.state === "timed-out") return { kind: "review", review: back(work, world) };
  for (const { blocks } = work.compiled; work.cursor < blocks.length; work.cursor += 1) {
    const stop = await enter(work, world);
    if (stop !== null) return stop;
  }
  return { kind: "done" };
}

/** To whoever decides at the desk, as it was. */
function back(work: WorkCase, world: WorkerWorld): NewReview {
  return newReview(work, world, { kind: "review", confidence: null, reason: "returned" });
}

function enter(work: WorkCase, world: WorkerWorld): Promise<Stop | null> | Stop | null {
  const block = work.compiled.blocks[work.cursor];
  switch (block?.layer) {
    case "prepare":
      return prepareBlock(work, block, world);
    case "judge":
      return judgeBlock(work, block, world);
    case "act":
      return actBlock(work, block, world);
    default:
      return null;
  }
}

/** What may pass is tried again later; what a person can mend goes to a person; the rest is a bug and says so. */
export function stopFor(error: unknown, work: WorkCase, world: WorkerWorld): Stop {
  if (error instanceof BudgetSpent && error.waitUntil !== null)
    return waitForMoney(error, error.waitUntil, work, world);
  if (error instanceof TurnLater || isUnscanned(error)) return waitForTurn(error, work, world);
  const passing = passingError(error);
  if (passing !== null && work.retryCount < defaultRetry.mostAttempts) return tryAgain(work, passing, world);
  if (error instanceof SuretyError) return exceptionReview(work, world, error.code, error.message);
  const bug = error instanceof Error ? error : new Error(String(error));
  world.log.error(`case ${work.row.id}: ${bug.stack ?? bug.message}`);
  return { kind: "failed", error: bugError(bug) };
}

/** Our own database that goes away in the middle of a walk says nothing about the case. */
function passingError(error: unknown): TransientError | null {
  if (error instanceof TransientError) return error;
  if (error instanceof SuretyError || !isOutage(error)) return null;
  return new TransientError({ code: "database-lost", message: "The database could not be reached.", cause: error });
}

function tryAgain(work: WorkCase, error: TransientError, world: WorkerWorld): Stop {
  work.retryCount += 1;
  const delaySeconds = retryDelay(work.retryCount, world.random(), error.retryAfterMs);
  work.timeline.push({
    at: world.clock.now(),
    kind: "retry",
    title: `${error.message} Trying again.`,
    detail: { code: error.code, delaySeconds, attempt: work.retryCount },
    actor: null,
    milliseconds: null,
  });
  return { kind: "retry", delaySeconds };
}

/** Cases that wait for the same day do not all come back at its first second. */
const spreadSeconds = 60;

/** A wait for money is no failed attempt: it may last days. */
function waitForMoney({ message, code }: BudgetSpent, until: Date, work: WorkCase, world: WorkerWorld): Stop {
  const at = world.clock.now();
  const delaySeconds = Math.max(1, (until.getTime() - at.getTime()) / 1000) + world.random() * spreadSeconds;
  const title = `${message} Going on when the next day (UTC) begins.`;
  const detail = { code, until: until.toISOString() };
  work.timeline.push({ at, kind: "retry", title, detail, actor: null, milliseconds: null });
  return { kind: "retry", delaySeconds };
}

/** A virus scanner that is away stops cases that need their files, and fails none of them. */
function isUnscanned(error: unknown): error is TransientError {
  return error instanceof TransientError && error.code === "file-not-scanned";
}

/** Nor is a wait for a turn, which each case is told for itself. */
function waitForTurn(
  { message: title, code, retryAfterMs = 0 }: TransientError,
  work: WorkCase,
  world: WorkerWorld,
): Stop {
  const delaySeconds = retryAfterMs / 1000;
  const detail = { code, delaySeconds };
  work.timeline.push({ at: world.clock.now(), kind: "retry", title, detail, actor: null, milliseconds: null });
  return { kind: "retry", delaySeconds };
}

/** What people read about a failure that nobody foresaw. */
export function bugError(bug: Error): StoredError {
  return {
    code: "bug",
    message: `Surety failed on this case: ${bug.message}`,
    remedy: "Its input is kept. Retry it after an update, and report the message.",
  };
}
