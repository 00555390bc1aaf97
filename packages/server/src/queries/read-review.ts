import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewDetail, ReviewQuestion } from "@surety/core/wire/review";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Database } from "../storage/database.ts";
import { blindCase } from "./blind-case.ts";
import { judgmentOptions } from "./judgment-options.ts";
import { isUuid } from "./page.ts";
import { plantedSource, readPlantedCase } from "./planted.ts";
import { readCase } from "./read-case.ts";
import { type ReviewRow, reviewColumns, reviewSummaryOf } from "./review-summary.ts";
import { similarCases } from "./similar-cases.ts";

/** Why a person answered as they did, where they want to say it. */
const reasonCodes = ["model-misread", "text-unclear", "information-missing", "label-missing", "policy", "other"];

interface ReadRow extends ReviewRow {
  document: WorkflowDocument | null;
  /** The case that a planted one is made from: among similar cases it would give the answer away. */
  source_case?: string;
}

async function plantedRow(database: Database, id: string): Promise<ReadRow | undefined> {
  const [row] = await database.query<ReadRow>(
    `select ${reviewColumns}, v.document, r.source_case from ${plantedSource}
     left join surety.versions v on v.hash = r.detail #>> '{version,hash}' where r.id = $1`,
    [id],
  );
  return row;
}

/** All that a person needs to decide; null where there is no such review. Audits show nothing of the machine's answer. */
export async function readReview(database: Database, id: string): Promise<ReviewDetail | null> {
  if (!isUuid(id)) return null;
  const [row = await plantedRow(database, id)] = await database.query<ReadRow>(
    `select ${reviewColumns}, v.document from surety.reviews r join surety.cases c on c.id = r.case_id
     left join surety.versions v on v.hash = c.version where r.id = $1`,
    [id],
  );
  const detail =
    row === undefined
      ? null
      : ((await readCase(database, row.case_id)) ?? (await readPlantedCase(database, row.case_id)));
  if (row === undefined || detail === null) return null;
  const timed = row.kind === "review" && row.timed;
  const blind = row.kind === "audit" || timed;
  return {
    ...reviewSummaryOf(row),
    case: blind ? blindCase(detail) : detail,
    questions: row.document === null ? [] : questionsOf(row.document, row, blind ? blindCase(detail) : detail),
    similar: blind ? [] : (await similarCases(database, detail)).filter(({ caseId }) => caseId !== row.source_case),
    fourEyes: row.four_eyes,
    timed,
    claimedUntil: row.claimed_until?.toISOString() ?? null,
    undoUntil: row.undo_until?.toISOString() ?? null,
    reasonCodes,
  };
}

/** One question for each judgment of the block under review, or of the next one that judges; none in an act block. */
function questionsOf(document: WorkflowDocument, review: ReviewRow, detail: CaseDetail): ReviewQuestion[] {
  const ahead = document.flow.slice(review.block);
  const block = ahead[0] !== undefined && "act" in ahead[0] ? undefined : ahead.find((one) => "judge" in one);
  if (block === undefined) return [];
  return Object.entries(block.judge).map(([name, spec]) => {
    const made = detail.judgments.find((judgment) => judgment.name === name);
    return { judgment: name, ...judgmentOptions(spec), ...hintsOf(review, made) };
  });
}

function hintsOf(
  review: ReviewRow,
  made: CaseDetail["judgments"][number] | undefined,
): Pick<ReviewQuestion, "suggestion" | "confidence" | "alternatives" | "reason"> {
  if (review.kind === "audit" || made === undefined)
    return { suggestion: null, confidence: null, alternatives: [], reason: null };
  return { suggestion: made.value, confidence: made.confidence, alternatives: made.alternatives, reason: made.reason };
}
