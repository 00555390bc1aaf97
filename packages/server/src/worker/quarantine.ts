import type { Claimed } from "./claim-cases.ts";
import type { CaseRow } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** Claims without a commit in between: the present one, one crash in company, two crashes alone. */
const claimsBeforeQuarantine = 4;

/** Whether the case must leave this run: it was there when a process died, in company or twice alone. */
export function isSuspect(row: CaseRow, company: number): boolean {
  return company > 1 ? row.crash_count > 1 : row.crash_count >= claimsBeforeQuarantine;
}

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

/** The case has crashed its worker twice, alone: it stops here, with its input kept, until a person retries it. */
export async function quarantine(world: WorkerWorld, suspects: readonly Claimed[]): Promise<void> {
  const error = {
    code: "crashed-worker",
    message: "This case ended its worker process twice.",
    remedy: "Look at its input and the server's log; retry it when the cause is gone.",
  };
  await world.database.transaction(async (tx) => {
    for (const { row } of suspects) {
      await tx.query(
        "update surety.cases set status = 'quarantined', owner = null, run_id = null, crash_count = 0, error = $3, ended_at = now() where id = $1 and owner = $2",
        [row.id, row.owner, JSON.stringify(error)],
      );
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
