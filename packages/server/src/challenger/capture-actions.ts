import type { CompiledActBlock } from "@surety/core/workflow/compiled-workflow";
import type { CapturedAction } from "../storage/challenger-schema.ts";
import { planOf } from "../worker/act-block.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** What a block would do with this case: planned as for a live one, and never written to the ledger nor sent. */
export function captureActions(work: WorkCase, block: CompiledActBlock, world: WorkerWorld): CapturedAction[] {
  const plan = planOf(work, block, world);
  const assigned = plan.queue === work.queue ? [] : [{ kind: "assign", to: plan.queue, detail: null }];
  work.queue = plan.queue;
  return [
    ...assigned,
    ...plan.records.map((one) => ({ kind: "store", to: one.record, detail: one.data })),
    ...plan.obligations.map(({ type, due, quote }) => ({ kind: "track", to: type, detail: { due, quote } })),
    ...plan.starts.map((one) => ({ kind: "start", to: one.workflow, detail: one.input })),
    ...plan.effects.map((one) => ({ kind: one.kind, to: one.connection, detail: one.request })),
  ];
}
