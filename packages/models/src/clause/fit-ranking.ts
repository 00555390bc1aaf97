import { calibrate } from "@surety/core/statistics/calibrator";
import { fitCalibrator } from "@surety/core/statistics/fit-calibrator";
import { fitLogistic } from "@surety/core/statistics/fit-logistic";
import { type Candidate, featureCount } from "./candidates.ts";
import { answerOfType, productOf, rawScore, spanConfidence } from "./answer-of-type.ts";
import type { ClauseRanking } from "./clause-model.ts";

/** The candidates of one text that the members had not seen, and which of them are right. */
export interface JudgedText {
  candidates: readonly Candidate[];
  /** One for each candidate. */
  right: readonly boolean[];
  /** The types that stand in the text, found or not. */
  present: ReadonlySet<number>;
  /** How many units of it are clauses, each type by itself. */
  wanted: number;
}

/** So many clauses of a type carry a calibrator of their own; rarer types share one. */
const fewestForOwn = 15;

export function fitRanking(texts: readonly JudgedText[], types: number): ClauseRanking {
  const all = texts.flatMap(({ candidates, right }) => candidates.map((one, at) => ({ one, hit: right[at] ? 1 : 0 })));
  const rows = new Float64Array(all.length * featureCount);
  all.forEach(({ one }, row) => rows.set(one.features, row * featureCount));
  const weights = fitLogistic(
    rows,
    featureCount,
    all.map(({ hit }) => 0.001 + 0.998 * hit),
  );
  const scored = all.map(({ one, hit }) => ({ type: one.type, score: rawScore(weights, one), hit }));
  const spans = calibratorsOf(scored, types);
  const best = texts.flatMap((text) => bestOfTypes(text, weights, spans, types));
  const presence = calibratorsOf(best, types);
  const ranking = { weights, spans, presence, quoteFrom: bestCut(scored, spans, texts) };
  const answers = texts.map((text) => wholeAnswer(text, ranking, types));
  const whole = fitCalibrator(
    answers.map(({ product }) => product),
    answers.map(({ right }) => (right ? 1 : 0)),
  );
  return { ...ranking, whole };
}

/** What would have been answered to a text as a whole, and whether all of it was right. */
function wholeAnswer(
  { candidates, right, wanted }: JudgedText,
  ranking: Omit<ClauseRanking, "whole">,
  types: number,
): { product: number; right: boolean } {
  const found = candidates.map((one, at) => ({ ...one, confidence: spanConfidence(ranking, one), hit: right[at]! }));
  const answers = Array.from({ length: types }, (_, type) =>
    answerOfType(
      ranking,
      type,
      found.filter((one) => one.type === type),
    ),
  );
  const quoted = answers.flatMap((one) => one.quoted);
  const isRight = quoted.every(({ hit }) => hit) && quoted.length === wanted;
  return { product: productOf(answers), right: isRight };
}

interface Scored {
  type: number;
  score: number;
  hit: number;
}

function calibratorsOf(scored: readonly Scored[], types: number) {
  const fit = (some: readonly Scored[]) =>
    fitCalibrator(
      some.map(({ score }) => score),
      some.map(({ hit }) => hit),
    );
  const shared = fit(scored);
  return Array.from({ length: types }, (_, type) => {
    const own = scored.filter((one) => one.type === type);
    const hits = own.filter(({ hit }) => hit === 1).length;
    return Math.min(hits, own.length - hits) < fewestForOwn ? shared : fit(own);
  });
}

/** For each type the confidence of its best candidate, and whether the type is there at all. */
function bestOfTypes(
  { candidates, present }: JudgedText,
  weights: readonly number[],
  spans: ClauseRanking["spans"],
  types: number,
): Scored[] {
  const best = new Float64Array(types);
  for (const one of candidates)
    best[one.type] = Math.max(best[one.type]!, calibrate(spans[one.type]!, rawScore(weights, one)));
  return Array.from(best, (score, type) => ({ type, score, hit: present.has(type) ? 1 : 0 }));
}

/** The confidence from which quoting candidates gives the best F1 over all types together. */
function bestCut(scored: readonly Scored[], spans: ClauseRanking["spans"], texts: readonly JudgedText[]): number {
  const sorted = scored
    .map(({ type, score, hit }) => ({ confidence: calibrate(spans[type]!, score), hit }))
    .toSorted((a, b) => b.confidence - a.confidence);
  const wanted = texts.reduce(
    (sum, { right, present }) => sum + Math.max(present.size, right.filter(Boolean).length),
    0,
  );
  let [hits, best, cut] = [0, 0, 0.5];
  sorted.forEach(({ confidence, hit }, at) => {
    hits += hit;
    const f1 = (2 * hits) / (at + 1 + wanted);
    if (f1 <= best || confidence === sorted[at + 1]?.confidence) return;
    [best, cut] = [f1, confidence];
  });
  return cut;
}
