import type { Transaction } from "../storage/database.ts";
import type { Claimed } from "./claim-cases.ts";
import type { WorkerWorld } from "./world.ts";

/** Cases of one version that travel in one run. */
const runSize = 64;
/** Held cases that one sweep starts at most. */
const mostAtOnce = 6400;

/** A case without a run that waits for nobody: its workflow was paused when it wanted to go on. */
const isHeld =
  "c.run_id is null and (c.status = 'received' or (c.status = 'waiting' and c.waiting_for in ('retry', 'undo')))";

/** Lets the cases of paused workflows go, as they were; gives those that may go on. */
export async function holdPaused(world: WorkerWorld, owner: string, claimed: Claimed[]): Promise<Claimed[]> {
  const paused = new Set<string>();
  for (const workflow of new Set(claimed.map((one) => one.row.workflow)))
    if ((await world.definitions.current(workflow)).stage === "paused") paused.add(workflow);
  if (paused.size === 0) return claimed;
  await world.database.query(
    `update surety.cases set owner = null, run_id = null, crash_count = greatest(crash_count - 1, 0),
       waiting_for = case when waiting_for is null and (cursor > 0 or crash_count > 1) then 'retry' else waiting_for end,
       status = case when waiting_for is null and cursor = 0 and crash_count <= 1 then 'received' else 'waiting' end
     where id = any($1) and owner = $2`,
    [claimed.filter((one) => paused.has(one.row.workflow)).map((one) => one.row.id), owner],
  );
  return claimed.filter((one) => !paused.has(one.row.workflow));
}

/** Starts what was held, of one workflow or of all that are not paused; gives how many cases go on. */
export async function startHeld(tx: Transaction, world: WorkerWorld, workflow: string | null): Promise<number> {
  const held = await tx.query<{ id: string; version: string }>(
    `select c.id, c.version from surety.cases c join surety.workflows w on w.name = c.workflow
     where ${isHeld} and w.stage <> 'paused' and ($1::text is null or w.name = $1) order by c.id limit $2 for update of c skip locked`,
    [workflow, mostAtOnce],
  );
  const runs = [...Map.groupBy(held, (one) => one.version).values()].flatMap((group) =>
    chunks(
      group.map((one) => one.id),
      runSize,
    ).map((caseIds) => ({ id: world.newId(), caseIds })),
  );
  for (const run of runs)
    await tx.query("update surety.cases set run_id = $2 where id = any($1)", [run.caseIds, run.id]);
  await world.engine().enqueue(tx, runs);
  return held.length;
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
