import type { StartedRun } from "@surety/core/ports/engine";
import type { Correction } from "@surety/core/review/correction";
import type { Decided } from "@surety/core/review/decided-values";
import type { Database, Queryable } from "../storage/database.ts";
import type { QuestionBack } from "../storage/deciding-schema.ts";
import type { SentDraft } from "@surety/core/review/drafts";
import type { VerdictDetail } from "../storage/review-schema.ts";
import { readEffects } from "./effect-ledger.ts";
import { readQuestions } from "./questions-back.ts";
import { readJudgments } from "./judgment-rows.ts";
import type { CaseRow, JudgmentRow, LedgerEffect } from "./work-case.ts";

/** A decision of people that nobody can take back any more. */
export interface FinalDecision extends Decided {
  id: string;
  reviewId: string;
  kind: "review" | "exception";
  person: string;
  note: string | null;
  /** The bulk that it was one record of. */
  bulk: string | null;
  edits: readonly Correction[];
  drafts: readonly SentDraft[];
  detail: VerdictDetail | null;
  /** Whether the person had not seen what the machine answered, nor what it proposed. */
  blind: boolean;
}

/** A claimed case with what earlier runs left in other tables. */
export interface Claimed {
  row: CaseRow;
  judgments: JudgmentRow[];
  effects: LedgerEffect[];
  /** The decision that this run carries out. */
  decision: FinalDecision | null;
  /** Those that earlier runs carried out, in their order. */
  earlier: FinalDecision[];
  /** What its sender was asked, in that order. */
  questions: QuestionBack[];
}

/** The cases of a run, and the token that every write of this execution names. */
export interface Claim {
  owner: string;
  claimed: Claimed[];
}

/**
 * Takes the cases of a run for one execution of it. From here on every write names `owner`: an execution that was
 * taken for dead and comes back finds that its writes no longer apply. A new case is owned by its first run from the
 * start, under the run's own id: whoever knows to be the first execution has nothing to write. Any other execution
 * replaces the owner by one of its own, before it does anything.
 */
export async function claimCases(database: Database, run: StartedRun, owner: string): Promise<Claim> {
  if (run.isFirst) {
    const untouched = await readUntouched(database, run);
    if (untouched.length === run.caseIds.length) return { owner: run.id, claimed: untouched.map(fresh) };
  }
  const rows = await takeOver(database, run, owner);
  const begun = rows.filter((row) => !isFresh(row)).map((row) => row.id);
  if (begun.length === 0) return { owner, claimed: rows.map(fresh) };
  const judgments = await readJudgments(database, begun);
  const effects = await readEffects(database, begun);
  const decisions = await readDecisions(database, begun);
  const questions = await readQuestions(database, begun, decisions);
  const claimed = rows.map((row) => {
    const decided = decisions.get(row.id) ?? [];
    return {
      row,
      judgments: judgments.get(row.id) ?? [],
      effects: effects.get(row.id) ?? [],
      decision: decided.findLast((one) => one.status === "deciding") ?? null,
      earlier: decided.filter((one) => one.status === "decided"),
      questions: questions.get(row.id) ?? [],
    };
  });
  return { owner, claimed };
}

/** Cases that nobody has written to since they arrived. */
async function readUntouched(database: Database, { id, caseIds }: StartedRun): Promise<CaseRow[]> {
  return await database.query<CaseRow>(
    "select * from surety.cases where id = any($1) and run_id = $2 and owner = $2 and status = 'received'",
    [caseIds, id],
  );
}

/**
 * Each claim counts as a crash until a commit says otherwise; so does a first execution, which left no claim behind.
 * Asked again for the same owner (the answer was lost with its connection, say) it claims nothing twice.
 */
async function takeOver(database: Database, { id, caseIds, attempt }: StartedRun, owner: string): Promise<CaseRow[]> {
  return await database.query<CaseRow>(
    `update surety.cases set owner = $3, status = 'running',
       crash_count = crash_count + case when owner is not distinct from $3 then 0 when owner = $2 and $4 > 1 then 2 else 1 end
     where id = any($1) and run_id = $2 and status in ('received', 'running', 'waiting') returning *`,
    [caseIds, id, owner, attempt],
  );
}

/** A case that has left nothing in other tables yet. */
export function fresh(row: CaseRow): Claimed {
  return { row, judgments: [], effects: [], decision: null, earlier: [], questions: [] };
}

/** A case that was never worked on has nothing elsewhere; most runs end here. */
export function isFresh(row: Pick<CaseRow, "cursor" | "waiting_for" | "crash_count">): boolean {
  return row.cursor === 0 && row.waiting_for === null && row.crash_count <= 1;
}

export type StoredDecision = FinalDecision & { caseId: string; status: "deciding" | "decided" };

/** What settled each review: the last decision that nobody took back. */
export async function readDecisions(database: Queryable, caseIds: string[]): Promise<Map<string, StoredDecision[]>> {
  const rows = await database.query<StoredDecision>(
    `select distinct on (r.id) r.case_id as "caseId", r.id as "reviewId", r.status, r.block, r.kind, d.id, d.person, d.answers, d.verdict,
       d.note, d.bulk, d.edits, d.drafts, d.detail, coalesce(d.suggestion_seen = 'none', false) as blind
     from surety.reviews r join surety.decisions d on d.review_id = r.id and d.undone_at is null
     where r.case_id = any($1) and r.status in ('deciding', 'decided') and r.kind <> 'audit'
     order by r.id, d.at desc, d.id desc`,
    [caseIds],
  );
  return Map.groupBy(rows, (row) => row.caseId);
}
