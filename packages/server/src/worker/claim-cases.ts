import type { Database } from "../storage/database.ts";
import type { CaseRow, JudgmentRow, LedgerEffect } from "./work-case.ts";

/** A decision of people that has become final: its undo time is over. */
export interface FinalDecision {
  reviewId: string;
  block: number;
  kind: "review" | "exception";
  person: string;
  answers: Record<string, string>;
  verdict: "decide" | "reject" | "out-of-scope";
  note: string | null;
}

/** A claimed case with what earlier runs left in other tables. */
export interface Claimed {
  row: CaseRow;
  judgments: JudgmentRow[];
  effects: LedgerEffect[];
  decision: FinalDecision | null;
}

/**
 * Takes the cases of a run for one execution of it. From here on every write names `owner`: an execution that was
 * taken for dead and comes back finds that its writes no longer apply.
 */
export async function claimCases(database: Database, runId: string, owner: string): Promise<Claimed[]> {
  const rows = await database.query<CaseRow>(
    `update surety.cases set owner = $2, status = 'running', crash_count = crash_count + 1
     where run_id = $1 and status in ('received', 'running', 'waiting') returning *`,
    [runId, owner],
  );
  // A case that was never worked on has nothing elsewhere; most runs end here.
  const begun = rows
    .filter((row) => row.cursor > 0 || row.waiting_for !== null || row.crash_count > 1)
    .map((row) => row.id);
  if (begun.length === 0) return rows.map((row) => ({ row, judgments: [], effects: [], decision: null }));
  const judgments = await database.query<JudgmentRow>("select * from surety.judgments where case_id = any($1)", [
    begun,
  ]);
  const effects = await readEffects(database, begun);
  const decisions = await readDecisions(database, begun);
  return rows.map((row) => ({
    row,
    judgments: judgments.filter((one) => one.case_id === row.id),
    effects: effects.get(row.id) ?? [],
    decision: decisions.get(row.id) ?? null,
  }));
}

async function readEffects(database: Database, caseIds: string[]): Promise<Map<string, LedgerEffect[]>> {
  const rows = await database.query<LedgerEffect & { caseId: string }>(
    `select case_id as "caseId", id, action, kind, connection, idempotency_key as "idempotencyKey", request, status, attempts,
            receipt, error, false as planned
     from surety.effects where case_id = any($1) order by created_at, action`,
    [caseIds],
  );
  return Map.groupBy(rows, (row) => row.caseId);
}

/** The last decision of each review that waits for its undo time to be over. */
async function readDecisions(database: Database, caseIds: string[]): Promise<Map<string, FinalDecision>> {
  const rows = await database.query<FinalDecision & { caseId: string }>(
    `select distinct on (r.case_id) r.case_id as "caseId", r.id as "reviewId", r.block, r.kind, d.person, d.answers, d.verdict, d.note
     from surety.reviews r join surety.decisions d on d.review_id = r.id and d.undone_at is null
     where r.case_id = any($1) and r.status = 'deciding' and r.kind <> 'audit'
     order by r.case_id, d.at desc`,
    [caseIds],
  );
  return new Map(rows.map((row) => [row.caseId, row]));
}
