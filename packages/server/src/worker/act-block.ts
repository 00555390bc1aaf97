import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import type { CompiledActBlock } from "@surety/core/workflow/compiled-workflow";
import { evaluateAll } from "./prepare-block.ts";
import type { LedgerEffect, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

const mostQueueName = 100;

/**
 * Chooses the first rule that holds and plans its actions: what stays inside happens with the commit, what goes
 * outside becomes a row of the ledger first. A block that was planned before is never planned again.
 */
export function actBlock(work: WorkCase, block: CompiledActBlock, world: WorkerWorld): Stop | null {
  const planned = work.effects.some((effect) => effect.action.startsWith(`${block.index}.`));
  if (!planned) plan(work, block, world);
  const waiting = work.effects.some(
    (effect) => effect.action.startsWith(`${block.index}.`) && effect.status === "pending",
  );
  return waiting ? { kind: "effects" } : null;
}

function plan(work: WorkCase, block: CompiledActBlock, world: WorkerWorld): void {
  const rule = block.rules.find((one) => one.when === null || one.when.evaluate(work.scope) === true);
  for (const action of rule?.actions ?? []) planAction(work, action, world);
}

function planAction(work: WorkCase, action: CompiledAction, world: WorkerWorld): void {
  switch (action.kind) {
    case "assign":
      work.queue = action.queue.render(work.scope).trim().slice(0, mostQueueName).toWellFormed() || null;
      return tell(work, world, `Assigned to ${work.queue ?? "no queue"}`, { action: action.id });
    case "store":
      work.records.push({ id: world.newId(), record: action.record, data: evaluateAll(action.data, work.scope) });
      return tell(work, world, `Stored ${action.record}`, { action: action.id });
    case "start":
      work.starts.push({ action: action.id, workflow: action.workflow, input: evaluateAll(action.input, work.scope) });
      return tell(work, world, `Started ${action.workflow}`, { action: action.id });
    default:
      work.effects.push(ledgerRow(work, action, world));
  }
}

function ledgerRow(
  work: WorkCase,
  action: Exclude<CompiledAction, { kind: "assign" | "store" | "start" }>,
  world: WorkerWorld,
): LedgerEffect {
  const captured = work.stage === "shadow" || work.stage === "draft";
  if (captured) tell(work, world, `Captured, not sent: ${action.kind}`, { action: action.id });
  return {
    id: world.newId(),
    action: action.id,
    kind: action.kind,
    connection: action.kind === "call" ? null : action.connection,
    idempotencyKey: `${work.row.id}:${action.id}`,
    request: requestOf(action, work.scope),
    status: captured ? "captured" : "pending",
    attempts: 0,
    receipt: null,
    error: null,
    planned: true,
  };
}

function requestOf(
  action: Exclude<CompiledAction, { kind: "assign" | "store" | "start" }>,
  scope: Record<string, unknown>,
): LedgerEffect["request"] {
  switch (action.kind) {
    case "update":
      return {
        kind: "update",
        table: action.table,
        key: evaluateAll(action.key, scope),
        set: evaluateAll(action.set, scope),
      };
    case "http":
      return {
        kind: "http",
        method: action.method,
        path: action.path.render(scope),
        body: evaluateAll(action.body, scope),
      };
    case "webhook":
      return { kind: "webhook", event: action.event, data: evaluateAll(action.data, scope) };
    case "email":
      return {
        kind: "email",
        to: action.to.render(scope),
        subject: action.subject.render(scope),
        text: action.text.render(scope),
      };
    case "notify":
      return { kind: "notify", text: action.text.render(scope) };
    case "call":
      return { kind: "call", function: action.function, with: evaluateAll(action.with, scope) };
  }
}

function tell(work: WorkCase, world: WorkerWorld, title: string, detail: Record<string, unknown>): void {
  work.timeline.push({ at: world.clock.now(), kind: "effect", title, detail, actor: null, milliseconds: null });
}
