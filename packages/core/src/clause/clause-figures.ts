import { overlapOfWords, sameClause, wordSet } from "./word-overlap.ts";

/** One text and one type: what stands there by the labels, and what was proposed. */
export interface ClauseQuestion {
  readonly type: string;
  /** The quotes that the labels name; none where the clause is not present. */
  readonly truth: readonly string[];
  readonly proposed: readonly { readonly quote: string; readonly confidence: number }[];
  /** A proposal that holds a whole true quote counts as well: names of parties stand in a sentence. */
  readonly holdingCounts?: boolean;
}

export interface Point {
  readonly precision: number;
  readonly recall: number;
}

export interface ClauseFigures {
  /** Area under precision over recall, precision never falling when recall does. */
  readonly aupr: number;
  readonly precisionAt80: number;
  readonly precisionAt90: number;
}

/**
 * How well clauses were found, as CUAD is scored (Hendrycks et al. 2021): a true quote counts as found when a proposal
 * has half of its words in common with it, and each proposal that fits no true quote is a false alarm. All questions
 * are counted together.
 */
export function clauseFigures(questions: readonly ClauseQuestion[]): ClauseFigures {
  const curve = precisionRecallCurve(questions);
  const best: number[] = [];
  for (let at = curve.length - 1; at >= 0; at--) best[at] = Math.max(curve[at]!.precision, best[at + 1] ?? 0);
  const at = (recall: number) => best[curve.findIndex((point) => point.recall >= recall)] ?? 0;
  return { aupr: areaUnder(curve, best), precisionAt80: at(0.8), precisionAt90: at(0.9) };
}

/** One point for each confidence that was stated, the highest first; it begins with nothing found and nothing wrong. */
export function precisionRecallCurve(questions: readonly ClauseQuestion[]): Point[] {
  const events = questions.flatMap(eventsOf).toSorted((a, b) => b.confidence - a.confidence);
  const wanted = questions.reduce((sum, { truth }) => sum + truth.length, 0);
  const curve: Point[] = [{ precision: 1, recall: 0 }];
  let [found, wrong] = [0, 0];
  events.forEach((event, at) => {
    found += event.found;
    wrong += event.wrong;
    if (events[at + 1]?.confidence === event.confidence || found + wrong === 0) return;
    curve.push({ precision: found / (found + wrong), recall: wanted === 0 ? 0 : found / wanted });
  });
  return curve;
}

/** Precision and recall of what was proposed with at least this confidence; null where there is nothing to divide by. */
export function figuresFrom(questions: readonly ClauseQuestion[], confidence: number) {
  const events = questions.flatMap(eventsOf).filter((event) => event.confidence >= confidence);
  const found = events.reduce((sum, event) => sum + event.found, 0);
  const wrong = events.reduce((sum, event) => sum + event.wrong, 0);
  const wanted = questions.reduce((sum, { truth }) => sum + truth.length, 0);
  const precision = found + wrong === 0 ? null : found / (found + wrong);
  const recall = wanted === 0 ? null : found / wanted;
  const f1 = 2 * found + wrong + (wanted - found) === 0 ? null : (2 * found) / (2 * found + wrong + (wanted - found));
  return { wanted, found, wrong, precision, recall, f1 };
}

/** What changes when the confidence falls to that of a proposal: quotes that are found by it first, or a false alarm. */
function eventsOf({ truth, proposed, holdingCounts = false }: ClauseQuestion) {
  const sets = truth.map(wordSet);
  const open = new Set(truth.keys());
  return proposed
    .toSorted((a, b) => b.confidence - a.confidence)
    .map(({ quote, confidence }) => {
      const words = wordSet(quote);
      const fits = [...truth.keys()].filter(
        (at) => overlapOfWords(words, sets[at]!) >= sameClause || (holdingCounts && quote.includes(truth[at]!)),
      );
      const found = fits.filter((at) => open.delete(at)).length;
      return { confidence, found, wrong: fits.length === 0 ? 1 : 0 };
    });
}

function areaUnder(curve: readonly Point[], best: readonly number[]): number {
  return curve
    .slice(1)
    .reduce((sum, { recall }, at) => sum + ((recall - curve[at]!.recall) * (best[at]! + best[at + 1]!)) / 2, 0);
}
