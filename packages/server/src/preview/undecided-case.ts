import type { Database } from "../storage/database.ts";
import type { CaseRow } from "../storage/case-schema.ts";
import type { JudgmentRow } from "../storage/case-schema.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { Stage } from "@surety/core/wire/common";
import { passesOn } from "@surety/core/review/verdict";
import { isUuid } from "../queries/page.ts";
import { type Claimed, type FinalDecision, readDecisions } from "../worker/claim-cases.ts";
import { readEffects } from "../worker/effect-ledger.ts";
import { readQuestions } from "../worker/questions-back.ts";
import { readJudgments } from "../worker/judgment-rows.ts";

/** A review, and its case as it stood when somebody was asked. */
export interface UndecidedCase {
  review: Pick<ReviewRow, "id" | "block" | "kind" | "status" | "undo_seconds">;
  stage: Stage;
  /** People decide this workflow against the clock and see nothing that could help. */
  timed: boolean;
  claimed: Omit<Claimed, "decision">;
  /** It has gone on since: an audited case, or one that a planted review shows again. */
  replayed?: boolean;
  /** It is decided by a link or together with others: in the assisted stage no rule follows from that. */
  unsigned?: true;
}

interface Row {
  id: string;
  block: number;
  kind: ReviewRow["kind"];
  status: ReviewRow["status"];
  undo_seconds: number;
  stage: Stage;
  timed: boolean;
  /** The case itself, or the one that a planted case shows again. */
  recorded: string;
  shown: string;
  received: Date | null;
  /** Where the case was when somebody was asked: of a planted one, where it went later would give the answer away. */
  queue: string | null;
}

const timed = `exists (select 1 from surety.baselines b where b.workflow = r.workflow and b.status = 'running') as timed`;

/** Null where there is no such review. A planted case is read as what it shows again, under its own id. */
export async function readUndecided(database: Database, reviewId: string): Promise<UndecidedCase | null> {
  if (!isUuid(reviewId)) return null;
  const [row] = await database.query<Row>(
    `select r.id, r.block, r.kind, r.status, r.undo_seconds, w.stage, ${timed}, r.case_id as recorded, r.case_id as shown, null::timestamptz as received, c.queue
     from surety.reviews r join surety.cases c on c.id = r.case_id join surety.workflows w on w.name = r.workflow where r.id = $1
     union all
     select r.id, r.block, 'review', r.status, r.undo_seconds, w.stage, ${timed}, r.source_case, r.case_id, (r.detail ->> 'receivedAt')::timestamptz, r.detail ->> 'queue'
     from surety.planted_reviews r join surety.workflows w on w.name = r.workflow where r.id = $1`,
    [reviewId],
  );
  if (row === undefined) return null;
  const { stage, recorded } = row;
  const [stored] = await database.query<CaseRow>("select * from surety.cases where id = $1", [recorded]);
  if (stored === undefined) return null;
  const judgments = (await readJudgments(database, [recorded])).get(recorded) ?? [];
  const effects = (await readEffects(database, [recorded])).get(recorded) ?? [];
  const decisions = (await readDecisions(database, [recorded])).get(recorded) ?? [];
  return {
    review: row,
    stage,
    timed: row.timed,
    replayed: row.kind === "audit" || row.shown !== row.recorded,
    claimed: {
      row: {
        ...stored,
        id: row.shown,
        cursor: row.block,
        queue: row.queue,
        received_at: row.received ?? stored.received_at,
      },
      judgments: withoutHidden(judgments, row.kind).filter((one) => one.block <= row.block),
      effects: effects.filter((one) => Number.parseInt(one.action, 10) <= row.block),
      earlier: decisions.filter((one) => one.status === "decided" && isBefore(one, row.block)),
      questions: (await readQuestions(database, [recorded], new Map([[recorded, decisions]]))).get(recorded) ?? [],
    },
  };
}

/** What an agent proposed would tell whoever audits what it answered. */
export function withoutHidden(judgments: readonly JudgmentRow[], kind: ReviewRow["kind"]): JudgmentRow[] {
  return kind === "audit" ? judgments.map((one) => ({ ...one, calls: null })) : [...judgments];
}

/** A case that was passed on comes back to the block at which it was. */
export function isBefore(decided: Pick<FinalDecision, "block" | "verdict">, block: number): boolean {
  return decided.block < block || passesOn(decided.verdict);
}

/** Why nobody is shown what an answer to it would do; null where everybody is. */
export function whyWithheld({ review, timed }: UndecidedCase): "blind" | "decided" | null {
  if (timed && review.kind !== "exception") return "blind";
  return review.status === "open" || review.status === "claimed" ? null : "decided";
}
