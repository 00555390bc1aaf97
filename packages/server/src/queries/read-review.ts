import { refusedRecord } from "@surety/core/extract/refused-record";
import type { SuggestionSeen } from "@surety/core/review/suggestion-seen";
import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewDetail, ReviewQuestion } from "@surety/core/wire/review";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { JudgmentSpec } from "@surety/core/workflow/judgment-schema";
import type { Database } from "../storage/database.ts";
import { whyHere } from "@surety/core/review/why-here";
import { reasonChoices } from "../commands/decision-reason.ts";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import { refusedIn } from "../documents/invoice-answer.ts";
import { deskCase } from "./blind-case.ts";
import { caseHistory } from "./case-history.ts";
import { explained } from "./explained-case.ts";
import { judgmentOptions } from "./judgment-options.ts";
import { isUuid } from "./page.ts";
import { plantedSource, readPlantedCase } from "./planted.ts";
import { readCase } from "./read-case.ts";
import { type ReviewRow, reviewColumns, reviewSummaryOf } from "./review-summary.ts";
import { seenSuggestion } from "../commands/seen-suggestion.ts";
import { similarCases } from "./similar-cases.ts";

export interface ReadParts {
  database: Database;
  definitions: Pick<DefinitionStore, "version">;
}

interface ReadRow extends ReviewRow {
  document: WorkflowDocument | null;
  /** Somebody has decided already, and two must agree. */
  second: boolean;
  /** The case that a planted one is made from: among similar cases it would give the answer away. */
  source_case?: string;
}

const secondBy = (table: string) =>
  `r.four_eyes and exists (select from surety.${table} d where d.review_id = r.id and d.undone_at is null) as second`;

async function rowOf(database: Database, id: string): Promise<ReadRow | undefined> {
  const [row] = await database.query<ReadRow>(
    `select ${reviewColumns}, v.document, ${secondBy("decisions")} from surety.reviews r join surety.cases c on c.id = r.case_id
     left join surety.versions v on v.hash = c.version where r.id = $1`,
    [id],
  );
  return row ?? plantedRow(database, id);
}

async function plantedRow(database: Database, id: string): Promise<ReadRow | undefined> {
  const [row] = await database.query<ReadRow>(
    `select ${reviewColumns}, v.document, ${secondBy("planted_decisions")}, r.source_case from ${plantedSource}
     left join surety.versions v on v.hash = r.detail #>> '{version,hash}' where r.id = $1`,
    [id],
  );
  return row;
}

/**
 * All that a person needs to decide; null where there is no such review. Where the machine's answer is hidden, an audit
 * is told like a review that waits. Where evidence comes first it is hidden until this reader has looked; then the answer
 * alone is told, since all else would tell an audit from a review.
 */
export async function readReview(
  { database, definitions }: ReadParts,
  id: string,
  reader?: string,
): Promise<Omit<ReviewDetail, "screen"> | null> {
  if (!isUuid(id)) return null;
  const row = await rowOf(database, id);
  const recorded =
    row === undefined
      ? null
      : ((await readCase(database, row.case_id)) ?? (await readPlantedCase(database, row.case_id)));
  if (row === undefined || recorded === null) return null;
  const timed = row.kind !== "exception" && row.timed;
  const hidden = row.kind === "audit" || timed || (row.kind === "review" && row.suggestion !== "shown");
  const seen = await seenSuggestion(database, row, reader ?? "");
  const later = stepsAfter(row);
  const asked = { ...recorded, prepared: recorded.prepared.filter(({ name }) => !later.has(name)) };
  const shown = await explained(definitions, hidden ? deskCase(asked, row.block) : asked);
  const subject = { ...recorded, source: row.source_case };
  // Against the clock nobody is helped: what manual work costs is measured.
  const [similar, history] = timed
    ? [[], null]
    : await Promise.all([similarCases(database, subject, row.source_case), caseHistory(database, subject)]);
  const questions = row.document === null ? [] : questionsOf(row.document, row, recorded, { seen, timed });
  const drafted = questions.some(({ draft }) => draft !== undefined);
  return {
    ...reviewSummaryOf(row),
    kind: row.kind === "audit" ? "review" : row.kind,
    case: shown,
    questions,
    why: whyHere({
      ...row,
      hidden,
      drafted,
      secondLook: row.second,
      reasons: reasonsOf(shown, row),
      trouble: troubleOf(shown),
    }),
    similar,
    history,
    fourEyes: row.four_eyes,
    suggestionPolicy: row.suggestion,
    suggestionSeen: seen,
    timed,
    undoUntil: row.undo_until?.toISOString() ?? null,
    ...reasonChoices(row.document ?? { review: {} }),
  };
}

/** Steps of the blocks that a case reaches only after this review: of an audited or planted case they tell what was answered. */
function stepsAfter({ document, block }: ReadRow): ReadonlySet<string> {
  const later = document?.flow.slice(block + 1) ?? [];
  return new Set(later.flatMap((one) => ("prepare" in one ? Object.keys(one.prepare) : [])));
}

const reasonsOf = ({ judgments }: CaseDetail, { block }: ReadRow) =>
  judgments.filter((one) => one.block === block && one.route === "review").map((one) => one.reason);

/** The last thing that went wrong. */
function troubleOf({ timeline }: CaseDetail): { code: string; sentence: string } | null {
  const line = timeline.findLast((entry) => entry.kind === "error");
  if (line === undefined) return null;
  const { code } = line.detail;
  return { code: typeof code === "string" ? code : "exception", sentence: line.title };
}

/** One question for each judgment of the block under review, or of the next one that judges; none in an act block. */
function questionsOf(
  document: WorkflowDocument,
  review: ReviewRow,
  detail: CaseDetail,
  { seen, timed }: { seen: SuggestionSeen; timed: boolean },
): ReviewQuestion[] {
  const ahead = document.flow.slice(review.block);
  const block = ahead[0] !== undefined && "act" in ahead[0] ? undefined : ahead.find((one) => "judge" in one);
  if (block === undefined) return [];
  return Object.entries(block.judge).map(([name, spec]) => {
    const made = detail.judgments.find((judgment) => judgment.name === name);
    const clauses = "clauses" in spec ? { text: made?.clauses?.text ?? "", types: spec.clauses.types } : null;
    const draft = made?.draft ?? null;
    const written = draft === null ? {} : { draft };
    const refused = timed ? {} : refusedOf(spec, detail);
    return { judgment: name, ...judgmentOptions(spec), ...refused, clauses, ...written, ...hintsOf(made, seen) };
  });
}

/** What a refused e-invoice says is no answer of the machine: who decides blind may see it, as they see the document. */
function refusedOf(spec: JudgmentSpec, { prepared }: CaseDetail): Pick<ReviewQuestion, "refused"> {
  if (!("extract" in spec)) return {};
  const { from, fields } = spec.extract;
  const read = refusedIn(prepared.find(({ name }) => name === from)?.value);
  return read === null ? {} : { refused: refusedRecord(fields, read) };
}

/** After a look the answer comes without its confidence: how sure the machine was tells an audit from a review. */
function hintsOf(
  made: CaseDetail["judgments"][number] | undefined,
  seen: SuggestionSeen,
): Pick<ReviewQuestion, "suggestion" | "confidence" | "alternatives" | "reason"> {
  const none = { suggestion: null, confidence: null, alternatives: [], reason: null };
  if (seen === "none" || made === undefined) return none;
  if (seen !== "shown") return { ...none, suggestion: made.value };
  return { suggestion: made.value, confidence: made.confidence, alternatives: made.alternatives, reason: made.reason };
}
