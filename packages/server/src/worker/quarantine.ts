import type { Claimed } from "./claim-cases.ts";
import { pauseSeconds } from "./suspicion.ts";
import type { WorkerWorld } from "./world.ts";

/** Each gets a run of its own, so that one poisonous case cannot take its neighbours along. */
export async function runAlone(world: WorkerWorld, suspects: readonly Claimed[]): Promise<void> {
  await world.database.transaction(async (tx) => {
    const runs = suspects.map((one) => ({ id: world.newId(), caseIds: [one.row.id] }));
    for (const [at, run] of runs.entries()) {
      await tx.query(
        "update surety.cases set run_id = $2, owner = null, crash_count = 1 where id = $1 and owner = $3",
        [run.caseIds[0], run.id, suspects[at]?.row.owner],
      );
    }
    await world.engine().enqueue(tx, runs);
  });
}

/** The case is tried again after a pause; its count of crashes stays. */
export async function runLater(world: WorkerWorld, { row }: Claimed): Promise<void> {
  const run = { id: world.newId(), caseIds: [row.id], delaySeconds: pauseSeconds(world.random()) };
  await world.database.transaction(async (tx) => {
    const mine = await tx.query(
      "update surety.cases set status = 'waiting', waiting_for = 'retry', run_id = $2, owner = null where id = $1 and owner = $3 returning id",
      [row.id, run.id, row.owner],
    );
    if (mine.length === 0) return;
    await tx.query("insert into surety.timeline (case_id, at, kind, title) values ($1, $2, 'retry', $3)", [
      row.id,
      world.clock.now(),
      "The process that worked on this case ended. Trying again.",
    ]);
    await world.engine().enqueue(tx, [run]);
  });
}

/** The case ends its worker whenever it is tried: it stops here, with its input kept, until a person retries it. */
export async function quarantine(world: WorkerWorld, suspects: readonly Claimed[]): Promise<void> {
  const error = {
    code: "crashed-worker",
    message: "The process that worked on this case ended each time, also when it worked on nothing else.",
    remedy: "Look at its input and the server's log; retry it when the cause is gone.",
  };
  await world.database.transaction(async (tx) => {
    for (const { row } of suspects) {
      const mine = await tx.query(
        `update surety.cases set status = 'quarantined', waiting_for = null, owner = null, run_id = null, crash_count = 0, error = $3, ended_at = now()
         where id = $1 and owner = $2 returning id`,
        [row.id, row.owner, JSON.stringify(error)],
      );
      if (mine.length === 0) continue;
      await tx.query("insert into surety.timeline (case_id, at, kind, title) values ($1, $2, 'error', $3)", [
        row.id,
        world.clock.now(),
        error.message,
      ]);
    }
  });
  world.live.changed(
    "case",
    suspects.map((one) => one.row),
    suspects.map((one) => one.row.id),
  );
}
