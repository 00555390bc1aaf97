import { acceptArrivals, type Candidate } from "../ingest/accept-arrivals.ts";
import { titleOf } from "../ingest/judge-event.ts";
import type { Transaction } from "../storage/database.ts";
import { partEventId, partId } from "./part-id.ts";
import type { Stretch, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** The cases that others became, in the commit in which those end: all of them, each once, or none. */
export async function writeParts(tx: Transaction, world: WorkerWorld, stretches: readonly Stretch[]): Promise<void> {
  for (const { work, stop } of stretches) {
    if (stop.kind !== "split" || work.split === null) continue;
    const { decision, parts } = work.split;
    const candidates = parts.map((input, at) => partOf(work, `${decision}:${at}`, input, world));
    await acceptArrivals(tx, world.engine(), candidates);
    await tx.query("update surety.cases set parent = $2 where id = any($1)", [
      candidates.map((one) => one.caseId),
      work.row.id,
    ]);
  }
}

/** A person has said that it is a case: no key of its parent's and no filter stops it. */
function partOf(work: WorkCase, key: string, input: Record<string, unknown>, world: WorkerWorld): Candidate {
  return {
    eventId: partEventId(key),
    caseId: partId(key),
    workflow: work.row.workflow,
    version: work.row.version,
    challenger: null,
    trigger: "split",
    receivedAt: world.clock.now(),
    sentBy: work.row.sent_by,
    payload: input,
    idempotencyKey: `split:${key}`,
    fate: "accepted",
    problems: [],
    input,
    title: titleOf(input),
    dedupe: null,
    historyKey: work.row.history_key,
    start: true,
  };
}
