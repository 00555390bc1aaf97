import { percent } from "../gate/percent.ts";
import { expectedAccuracy } from "../measure/expected-accuracy.ts";
import { binomialCdf } from "../statistics/binomial.ts";
import { type PopulationStability, populationStability } from "../statistics/population-stability.ts";

/** One judgment as far as drift is concerned. */
export interface DriftSample {
  confidence: number;
  value: string | null;
  /** Characters of the judged text. */
  length: number;
}

export interface DriftQuestion {
  /** Judgments from when the gate was earned, and those just before the alarm. */
  before: readonly DriftSample[];
  after: readonly DriftSample[];
  /** Audits of the watched guarantee. */
  audits: readonly { confidence: number; error: 0 | 1 }[];
}

/** Something that has (or has not) changed, shown beside an alarm: it explains, it never raises one. */
export interface DriftReason {
  code: "confidence" | "answers" | "length" | "expected-accuracy" | "calibration";
  changed: boolean;
  sentence: string;
  /** The figures behind the sentence, with the term of the field as their name. */
  figures: Record<string, number>;
}

/** A change is one that chance brings in fewer than one of a hundred quiet weeks. */
const surprising = 0.01;
const bands = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99];
const lengthBins = 8;

/** What may be behind an alarm, the likeliest explanations first. */
export function driftReasons(question: DriftQuestion): DriftReason[] {
  const reasons = [
    calibrationReason(question.audits),
    answersReason(question),
    confidenceReason(question),
    lengthReason(question),
    expectedReason(question),
  ].filter((one) => one !== null);
  return reasons.sort((one, other) => Number(other.changed) - Number(one.changed));
}

function calibrationReason(audits: DriftQuestion["audits"]): DriftReason | null {
  if (audits.length === 0) return null;
  const expected = audits.reduce((sum, one) => sum + 1 - one.confidence, 0);
  const errors = audits.reduce((sum, one) => sum + one.error, 0);
  // The binomial of the mean is more spread than the sum of unequal chances (Hoeffding 1956): this errs on the quiet side.
  const pValue = 1 - binomialCdf(errors - 1, audits.length, expected / audits.length);
  const changed = pValue < surprising;
  const sentence = `The model expected ${expected.toFixed(1)} errors in ${audits.length} audits by its own confidence; ${errors} were found. ${
    changed ? "It no longer knows how sure it may be." : "That is within chance."
  }`;
  return { code: "calibration", changed, sentence, figures: { expected, errors, audits: audits.length, pValue } };
}

function answersReason({ before, after }: DriftQuestion): DriftReason | null {
  const names = [...new Set([...before, ...after].map((one) => one.value ?? ""))].sort();
  const stability = compare(before, after, names.length, (one) => names.indexOf(one.value ?? ""));
  if (stability === null) return null;
  const [name, was, is] = largestMove(before, after, names);
  const move = `"${name === "" ? "no answer" : name}" went from ${percent(was)} to ${percent(is)} of the cases`;
  return told(
    "answers",
    stability,
    `The answers are spread differently: ${move}.`,
    "The answers are spread as before.",
  );
}

function confidenceReason({ before, after }: DriftQuestion): DriftReason | null {
  const stability = compare(before, after, bands.length + 1, (one) => place(one.confidence, bands));
  const was = mean(before);
  const is = mean(after);
  const moved = `${is < was ? "less" : "differently"} sure than before: on average ${percent(was)} then, ${percent(is)} now`;
  return stability === null
    ? null
    : told("confidence", stability, `The model is ${moved}.`, "The model is as sure as before.");
}

function lengthReason({ before, after }: DriftQuestion): DriftReason | null {
  const sorted = before.map((one) => one.length).sort((a, b) => a - b);
  const edges = Array.from(
    { length: lengthBins - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / lengthBins)] ?? 0,
  );
  const stability = compare(before, after, lengthBins, (one) => place(one.length, edges));
  if (stability === null) return null;
  const middle = (samples: readonly DriftSample[]) =>
    samples.map((one) => one.length).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  const changed = `The texts have another length: the middle one had ${middle(before)} characters, now it has ${middle(after)}.`;
  return told("length", stability, changed, "The texts are as long as before.");
}

/** CBPE: what confidence alone promises, which is blind to a change of what is right. */
function expectedReason({ before, after }: DriftQuestion): DriftReason | null {
  const was = expectedAccuracy(before.map((one) => one.confidence));
  const is = expectedAccuracy(after.map((one) => one.confidence));
  if (was.value === null || is.value === null) return null;
  const distance = Math.abs(was.value - is.value);
  const changed = distance > 2.58 * Math.hypot(was.deviation, is.deviation);
  const sentence = changed
    ? `By its own confidence the model expects to be right in ${percent(is.value)} of the cases now, against ${percent(was.value)} before.`
    : `By its own confidence nothing has changed: it expects to be right in ${percent(is.value)} of the cases.`;
  return { code: "expected-accuracy", changed, sentence, figures: { before: was.value, after: is.value } };
}

function compare(
  before: readonly DriftSample[],
  after: readonly DriftSample[],
  bins: number,
  binOf: (one: DriftSample) => number,
): (PopulationStability & { n: number; m: number }) | null {
  if (before.length === 0 || after.length === 0) return null;
  const count = (samples: readonly DriftSample[]) => {
    const counts = Array.from({ length: bins }, () => 0);
    for (const one of samples) counts[binOf(one)] = (counts[binOf(one)] ?? 0) + 1;
    return counts;
  };
  return { ...populationStability(count(before), count(after)), n: before.length, m: after.length };
}

function told(
  code: DriftReason["code"],
  { index, limit, pValue, n, m }: PopulationStability & { n: number; m: number },
  changed: string,
  same: string,
): DriftReason {
  const hasChanged = pValue < surprising;
  return {
    code,
    changed: hasChanged,
    sentence: hasChanged ? changed : same,
    figures: { psi: index, limit, pValue, n, m },
  };
}

function largestMove(
  before: readonly DriftSample[],
  after: readonly DriftSample[],
  names: readonly string[],
): [string, number, number] {
  const share = (samples: readonly DriftSample[], name: string) =>
    samples.filter((one) => (one.value ?? "") === name).length / samples.length;
  return names
    .map((name): [string, number, number] => [name, share(before, name), share(after, name)])
    .reduce((most, one) => (Math.abs(one[2] - one[1]) > Math.abs(most[2] - most[1]) ? one : most));
}

function place(value: number, edges: readonly number[]): number {
  const at = edges.findIndex((edge) => value < edge);
  return at === -1 ? edges.length : at;
}

function mean(samples: readonly DriftSample[]): number {
  return samples.reduce((sum, one) => sum + one.confidence, 0) / Math.max(1, samples.length);
}
