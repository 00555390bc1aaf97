import { toJson } from "../storage/to-json.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { Stretch } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/**
 * The cases among these that were automated by a gate that an alarm has shut since it was read. The lock on its row is
 * shared with the transaction that shuts it: whichever commits first, nothing is automated after the gate was shut.
 * Work that passed no earned gate asks nothing.
 */
async function shutOut(tx: Queryable, stretches: readonly Stretch[]): Promise<Set<string>> {
  const passed = stretches.flatMap(({ work }) =>
    work.fresh.flatMap(({ gate, route, segment }) =>
      gate === null || route === "review" ? [] : [{ caseId: work.row.id, gate, segment: segment ?? "" }],
    ),
  );
  if (passed.length === 0) return new Set();
  const gates = await tx.query<{ id: string; closed: Record<string, unknown> }>(
    "select id, closed from surety.gates where id = any($1) for share",
    [[...new Set(passed.map((one) => one.gate))]],
  );
  const shut = new Set(gates.flatMap(({ id, closed }) => Object.keys(closed).map((segment) => `${id}\n${segment}`)));
  return new Set(passed.filter((one) => shut.has(`${one.gate}\n${one.segment}`)).map((one) => one.caseId));
}

/**
 * The stretches that may be written. Of the others nothing is: their cases go through the gate again, as it stands now,
 * each in a run of its own.
 */
export async function passGates(
  tx: Transaction,
  world: WorkerWorld,
  owner: string,
  stretches: readonly Stretch[],
): Promise<readonly Stretch[]> {
  const shut = await shutOut(tx, stretches);
  if (shut.size === 0) return stretches;
  world.gates.forget();
  const again = Array.from(shut, (id) => ({ id, run_id: world.newId() }));
  const released = await tx.query<{ id: string; run_id: string }>(
    `update surety.cases c set owner = null, run_id = x.run_id, crash_count = greatest(c.crash_count - 1, 0)
     from jsonb_to_recordset($1::jsonb) as x(id uuid, run_id text) where c.id = x.id and c.owner = $2 returning c.id, c.run_id`,
    [toJson(again), owner],
  );
  await world.engine().enqueue(
    tx,
    released.map(({ id, run_id }) => ({ id: run_id, caseIds: [id] })),
  );
  return stretches.filter((one) => !shut.has(one.work.row.id));
}
