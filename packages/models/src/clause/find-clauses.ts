import type { ClauseAnswer, FoundClause } from "@surety/core/clause/clause";
import { type ClauseUnit, clauseUnits } from "@surety/core/clause/clause-units";
import { calibrate } from "@surety/core/statistics/calibrator";
import type { Matrix } from "../dense/matrix-products.ts";
import { embeddingSize } from "../embedding/minilm-graph.ts";
import { answerOfType, productOf, spanConfidence } from "./answer-of-type.ts";
import { candidatesOf } from "./candidates.ts";
import { clauseScorer } from "./clause-members.ts";
import type { ClauseModel } from "./clause-model.ts";
import { unitTokens } from "./unit-tokens.ts";

/** What was found in one text: an answer for each type, in the order of the types. */
export interface FoundClauses {
  answers: ClauseAnswer[];
  /** Calibrated probability that all of it is right: every type, every quote. */
  confidence: number;
  /** Everything that was considered, the unlikely too; `answers` quote the best of it. */
  candidates: FoundClause[];
}

type Embed = (texts: readonly string[]) => Promise<Float32Array>;

/** A function that finds the clauses of a text; without `embed`, by words alone. */
export function clauseFinder(model: ClauseModel): (text: string, embed: Embed | null) => Promise<FoundClauses> {
  const score = clauseScorer(model.members);
  return async (text, embed) => {
    const units = clauseUnits(text);
    const embeddings =
      embed && model.members.meaning && units.length > 0 ? await embedded(text, units, embed) : undefined;
    const scores = await score({ tokens: unitTokens(text, units), embeddings });
    const candidates = candidatesOf(units, scores, model.types.length).map((one): FoundClause => {
      const { start, end } = units[one.unit]!;
      const confidence = spanConfidence(model.ranking, one);
      return { type: model.types[one.type]!, start, end, quote: text.slice(start, end), confidence };
    });
    return answered(model, text, candidates);
  };
}

async function embedded(text: string, units: readonly ClauseUnit[], embed: Embed): Promise<Matrix> {
  const values = await embed(units.map(({ start, end }) => text.slice(start, end)));
  return { rows: units.length, columns: embeddingSize, values };
}

function answered({ types, ranking }: ClauseModel, text: string, candidates: FoundClause[]): FoundClauses {
  const found = types.map((type, number) =>
    answerOfType(
      ranking,
      number,
      candidates.filter((one) => one.type === type),
    ),
  );
  const answers = found.map(({ present, confidence, quoted }, number) => ({
    type: types[number]!,
    present,
    confidence,
    clauses: joined(text, quoted).toSorted((a, b) => b.confidence - a.confidence || a.start - b.start),
  }));
  return { answers, confidence: calibrate(ranking.whole, productOf(found)), candidates };
}

/** Sentences of one clause that follow each other are one quote; it is as sure as the least sure of them. */
function joined(text: string, quoted: readonly FoundClause[]): FoundClause[] {
  const clauses: FoundClause[] = [];
  for (const one of quoted.toSorted((a, b) => a.start - b.start)) {
    const last = clauses.at(-1);
    if (last === undefined || text.slice(last.end, one.start).trim() !== "") clauses.push(one);
    else
      clauses[clauses.length - 1] = {
        ...last,
        end: one.end,
        quote: text.slice(last.start, one.end),
        confidence: Math.min(last.confidence, one.confidence),
      };
  }
  return clauses;
}
