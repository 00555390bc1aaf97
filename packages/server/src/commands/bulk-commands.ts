import { UserError } from "@surety/core/errors/user-error";
import { type BulkPlan, type BulkRequest, bulkRequest } from "@surety/core/wire/bulk";
import { planBulk, type PlannedBulk } from "../preview/plan-bulk.ts";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { bulkDecideTask } from "./decide-bulk.ts";
import { wantBack } from "./undo-bulk.ts";

/** One answer to many reviews, each of which gets records of its own. */
export interface BulkCommands {
  /** What it would do; nothing happens. */
  planBulk(request: BulkRequest, actor: Actor): Promise<BulkPlan>;
  /** Decides what the plan of that hash says, one after the other, and gives its id. Throws `changed-meanwhile`. */
  startBulk(request: BulkRequest, actor: Actor): Promise<{ id: string; plan: BulkPlan }>;
  /** Takes back all reviews of a bulk or some of them, as far as their effects have not begun. */
  undoBulk(id: string, reviewIds: readonly string[] | null, actor: Actor): Promise<void>;
}

export function bulkCommands(world: WorkerWorld): BulkCommands {
  return {
    planBulk: async (request, actor) => (await planBulk(world, bulkRequest.parse(request), actor)).plan,
    startBulk: (request, actor) => startBulk(world, request, actor),
    undoBulk: (id, reviewIds, actor) => wantBack(world, id, reviewIds, actor),
  };
}

async function startBulk(
  world: WorkerWorld,
  given: BulkRequest,
  actor: Actor,
): Promise<{ id: string; plan: BulkPlan }> {
  const request = bulkRequest.parse(given);
  const planned = await planBulk(world, request, actor);
  refuseUnlessShown(request, planned.plan);
  const id = world.newId();
  await world.database.transaction(async (tx) => {
    await write(tx, world, id, request, planned, actor);
    const detail = { reviews: planned.plan.included.length, answers: request.answers, verdict: request.verdict };
    await append(tx, { actor, verb: "decide bulk", object: `bulk ${id}`, detail }, world.clock.now());
    await world
      .engine()
      .enqueueTasks(tx, [{ id: `${bulkDecideTask} ${id}`, name: bulkDecideTask, payload: { bulk: id } }]);
  });
  world.engine().wake();
  return { id, plan: planned.plan };
}

function refuseUnlessShown({ verdict, answers, hash }: ReturnType<typeof bulkRequest.parse>, plan: BulkPlan): void {
  if (verdict === "decide" && Object.keys(answers).length === 0)
    throw new UserError({ code: "bad-answer", field: "answers", message: "Nothing was answered yet." });
  if (hash !== plan.hash)
    throw new UserError({
      code: "changed-meanwhile",
      field: "hash",
      message: "Something has changed since this was shown; nothing was decided.",
      remedy: "Look at what would happen now, and confirm it again.",
    });
  if (plan.included.length === 0)
    throw new UserError({
      code: "nothing-selected",
      field: "ids",
      message: "None of these reviews can be decided together with others.",
      remedy: "Decide them one by one.",
    });
}

async function write(
  tx: Transaction,
  world: WorkerWorld,
  id: string,
  request: ReturnType<typeof bulkRequest.parse>,
  { plan, looks }: PlannedBulk,
  { kind, id: person, name, role }: Actor,
): Promise<void> {
  await tx.query(
    `insert into surety.bulks (id, workflow, actor, answers, verdict, reason_code, note, seconds, plan_hash, plan, looks, undo_seconds, status, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'deciding', $13)`,
    [
      id,
      plan.workflow,
      JSON.stringify({ kind, id: person, name, role }),
      JSON.stringify(request.answers),
      request.verdict,
      request.reasonCode,
      request.note,
      request.seconds,
      plan.hash,
      JSON.stringify(plan),
      looks,
      plan.undoSeconds,
      world.clock.now(),
    ],
  );
  const items = plan.included.map((review, place) => ({
    bulk: id,
    place,
    review_id: review,
    decision_id: world.newId(),
    state: "waiting",
    undo_wanted: false,
  }));
  await tx.query(
    "insert into surety.bulk_items select * from jsonb_populate_recordset(null::surety.bulk_items, $1::jsonb)",
    [toJson(items)],
  );
}
