import { type CallToMake, callsToMake, standingCalls } from "@surety/core/agent/proposed-calls";
import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import type { CompiledActBlock } from "@surety/core/workflow/compiled-workflow";
import type { Stage } from "@surety/core/wire/common";
import { unsent } from "./effect-ledger.ts";
import { type OutsideAction, requestOf } from "./effect-request.ts";
import { obligationsOf } from "./obligations-of.ts";
import { evaluateAll } from "./prepare-block.ts";
import { draftEditsOf, withDrafts } from "./sent-drafts.ts";
import type { LedgerEffect, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

const mostQueueName = 100;

/** What a block will do, complete before any of it counts: a mistake in one action must not leave half of them. */
export type Plan = Pick<WorkCase, "queue" | "records" | "starts" | "obligations" | "effects" | "timeline">;

/** What planning needs of the world: to name things and to date them. */
export type PlanningWorld = Pick<WorkerWorld, "clock" | "newId">;

/**
 * Chooses the first rule that holds and plans its actions: what stays inside happens with the commit, what goes
 * outside becomes a row of the ledger first. A block that was planned before is never planned again.
 */
export function actBlock(work: WorkCase, block: CompiledActBlock, world: WorkerWorld): Stop | null {
  if (!work.effects.some((effect) => isOfBlock(effect, block))) carry(work, planOf(work, block, world));
  const waiting = work.effects.filter((effect) => isOfBlock(effect, block) && effect.status === "pending");
  if (waiting.length === 0) return null;
  if (!staysInside(work.stage)) return { kind: "effects" };
  for (const effect of waiting) capture(work, effect, world);
  return null;
}

export function isOfBlock(effect: LedgerEffect, block: CompiledActBlock): boolean {
  return effect.action.startsWith(`${block.index}.`);
}

/** Whether nothing may leave the house: also what was planned before the workflow went back to this stage. */
export function staysInside(stage: Stage): boolean {
  return stage === "shadow" || stage === "draft";
}

/** What a block would do with a case; nothing of it has happened yet. */
export function planOf(work: WorkCase, block: CompiledActBlock, world: PlanningWorld): Plan {
  const plan: Plan = { queue: work.queue, records: [], starts: [], obligations: [], effects: [], timeline: [] };
  for (const action of firingRule(block, work.scope)?.rule.actions ?? []) planAction(plan, action, work, world);
  return plan;
}

/** The first rule that holds, and its place in the block; null where none does. */
export function firingRule(
  block: CompiledActBlock,
  scope: Record<string, unknown>,
): { place: number; rule: CompiledActBlock["rules"][number] } | null {
  for (const [place, rule] of block.rules.entries())
    if (rule.when === null || rule.when.evaluate(scope) === true) return { place, rule };
  return null;
}

function carry(work: WorkCase, plan: Plan): void {
  work.queue = plan.queue;
  work.records.push(...plan.records);
  work.starts.push(...plan.starts);
  work.obligations.push(...plan.obligations);
  work.effects.push(...plan.effects);
  work.timeline.push(...plan.timeline);
  work.draftEdits.push(...plan.effects.flatMap((effect) => draftEditsOf(effect, work.shown)));
}

function planAction(plan: Plan, action: CompiledAction, work: WorkCase, world: PlanningWorld): void {
  const { scope } = work;
  switch (action.kind) {
    case "assign":
      plan.queue = action.queue.render(scope).trim().slice(0, mostQueueName).toWellFormed() || null;
      return tell(plan, world, `Assigned to ${plan.queue ?? "no queue"}`, action.id);
    case "store":
      plan.records.push({ id: world.newId(), record: action.record, data: evaluateAll(action.data, scope) });
      return tell(plan, world, `Stored ${action.record}`, action.id);
    case "start":
      if (staysInside(work.stage)) return tell(plan, world, `Captured, not started: ${action.workflow}`, action.id);
      plan.starts.push({ action: action.id, workflow: action.workflow, input: evaluateAll(action.input, scope) });
      return tell(plan, world, `Started ${action.workflow}`, action.id);
    case "track": {
      const found = obligationsOf(action, work, world);
      const words = `${found.length} ${found.length === 1 ? "obligation" : "obligations"}`;
      if (staysInside(work.stage)) return tell(plan, world, `Captured, not tracked: ${words}`, action.id);
      plan.obligations.push(...found);
      return tell(plan, world, `Tracks ${words}`, action.id);
    }
    case "carryOut":
      for (const call of callsToMake(work.compiled, action, standingCalls(work.judgments.get(action.judgment))))
        planAction(plan, { ...call.tool.action, id: call.id }, withArguments(work, call), world);
      return;
    default:
      plan.effects.push(ledgerRow(work, action, world));
  }
}

/** The case as the tool of an agent sees it: with what the model filled in. */
function withArguments(work: WorkCase, call: CallToMake): WorkCase {
  return { ...work, scope: { ...work.scope, arguments: call.arguments } };
}

function ledgerRow(work: WorkCase, action: OutsideAction, world: PlanningWorld): LedgerEffect {
  return {
    id: world.newId(),
    action: action.id,
    kind: action.kind,
    connection: action.kind === "call" ? null : action.connection,
    idempotencyKey: `${work.row.id}:${action.id}`,
    request: withDrafts(requestOf(action, work.scope), action.id, work.shown),
    ...unsent,
  };
}

function capture(work: WorkCase, effect: LedgerEffect, world: WorkerWorld): void {
  effect.status = "captured";
  effect.unwritten = true;
  tell(work, world, `Captured, not sent: ${effect.kind}`, effect.action);
}

function tell(into: Pick<WorkCase, "timeline">, world: PlanningWorld, title: string, action: string): void {
  into.timeline.push({
    at: world.clock.now(),
    kind: "effect",
    title,
    detail: { action },
    actor: null,
    milliseconds: null,
  });
}
