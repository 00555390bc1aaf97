import { isoTime } from "../storage/iso-time.ts";
import { toJson } from "../storage/to-json.ts";
import type { Queryable } from "../storage/database.ts";
import type { Progress } from "./commit-progress.ts";
import type { CaseRow, Stop, Stretch, WorkCase } from "./work-case.ts";

const statusOf: Record<Exclude<Stop["kind"], "effects">, CaseRow["status"]> = {
  done: "done",
  review: "waiting",
  retry: "waiting",
  callback: "waiting",
  split: "done",
  cancelled: "cancelled",
  failed: "failed",
};

/**
 * Writes where each case stands, if `owner` still owns it, and gives the ids for which that was so. Cases with effects to
 * send stay owned, and keep their crash count: what ends the process may be still to come. They keep their status too, so
 * that no indexed column changes and no index is written.
 */
export async function writeCases(
  tx: Queryable,
  owner: string,
  stretches: readonly Stretch[],
  { retries, at }: Pick<Progress, "retries" | "at">,
): Promise<Set<string>> {
  const rows = standingsOf(owner, stretches, { retries, at });
  const owned = await tx.query<{ id: string }>(
    `update surety.cases c set status = case when x.owner is null then x.status else c.status end, waiting_for = x.waiting_for, route = x.route, segment = x.segment, answer = x.answer,
       confidence = x.confidence, queue = x.queue, data = coalesce(x.data, c.data), cursor = x.cursor, run_id = x.run_id, owner = x.owner,
       crash_count = case when x.owner is null then 0 else c.crash_count end,
       retry_count = x.retry_count, error = nullif(x.error, 'null'), cost_micros = c.cost_micros + x.cost_micros,
       ended_at = x.ended_at
     from jsonb_to_recordset($1::jsonb) as x(id uuid, status text, waiting_for text, route text, segment text, answer text,
       confidence double precision, queue text, data jsonb, cursor int, run_id text, owner text, retry_count int, error jsonb,
       cost_micros bigint, ended_at timestamptz)
     where c.id = x.id and c.owner = $2 returning c.id`,
    [toJson(rows), owner],
  );
  return new Set(owned.map((row) => row.id));
}

/** Where each case stands after its stretch, as its row says it. */
export function standingsOf(
  owner: string,
  stretches: readonly Stretch[],
  { retries, at }: Pick<Progress, "retries" | "at">,
): CaseStanding[] {
  const runOf = new Map(retries.map((run) => [run.caseIds[0], run.id]));
  return stretches.map(({ work, stop }) => ({
    ...standingOf(work, stop, owner, runOf.get(work.row.id) ?? null),
    ended_at: endings.has(stop.kind) ? isoTime(at) : null,
  }));
}

/** What a stretch of work changes of a case; no status where it stays, no data where there is nothing new. */
export interface CaseStanding
  extends
    Pick<CaseRow, "id" | "waiting_for" | "route" | "segment" | "answer" | "confidence" | "queue" | "cursor">,
    Pick<CaseRow, "run_id" | "owner" | "retry_count" | "error"> {
  status: CaseRow["status"] | null;
  data: CaseRow["data"] | undefined;
  cost_micros: number;
  ended_at: string | null;
}

const endings: ReadonlySet<Stop["kind"]> = new Set(["done", "split", "failed", "cancelled"]);

function standingOf(
  work: WorkCase,
  stop: Stop,
  owner: string,
  retryRun: string | null,
): Omit<CaseStanding, "ended_at"> {
  const goesOn = stop.kind === "effects";
  return {
    id: work.row.id,
    status: stop.kind === "effects" ? null : statusOf[stop.kind],
    waiting_for: stop.kind === "review" || stop.kind === "retry" || stop.kind === "callback" ? stop.kind : null,
    route: work.route,
    segment: work.segment,
    answer: work.answer,
    confidence: goesOn ? work.row.confidence : ([...work.judgments.values()][0]?.confidence ?? null),
    queue: work.queue,
    data: work.newData ? work.data : undefined,
    cursor: work.cursor,
    run_id: goesOn ? work.row.run_id : retryRun,
    owner: goesOn ? owner : null,
    retry_count: stop.kind === "retry" ? work.retryCount : 0,
    error: stop.kind === "failed" ? stop.error : null,
    cost_micros: work.costMicros,
  };
}
