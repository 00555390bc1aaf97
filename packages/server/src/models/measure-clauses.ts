import { readClauseValue } from "@surety/core/clause/clause-value";
import type { ClauseSpan } from "@surety/core/clause/clause";
import { brier, expectedCalibrationError, reliability } from "@surety/core/measure/calibration";
import { clopperPearson } from "@surety/core/statistics/clopper-pearson";
import type { HeldOut } from "./held-out.ts";
import type { measureQuality } from "./measure-judgment.ts";

const reliabilityBins = 10;

/**
 * How well clauses are found on labels that the model never saw. The whole answer is right where it names the same
 * places, letter by letter, as the label does; of each type a clause is found where a true one shares half of its letters.
 */
export function measureClauses(
  judgment: string,
  types: readonly string[],
  held: readonly HeldOut[],
): ReturnType<typeof measureQuality> {
  const hit = held.map(({ value, answer }) => (answer.value === value ? 1 : 0));
  const confidence = held.map(({ answer }) => answer.confidence);
  const some = held.length > 0;
  const right = hit.filter((one) => one === 1).length;
  const perClass = types.map((type) => ({ label: type, ...figuresOf(type, held) }));
  const measured = perClass.filter(({ support }) => support > 0);
  return {
    judgment,
    labels: [...types],
    accuracy: some ? { value: right / held.length, ...clopperPearson(right, held.length, 0.95), n: held.length } : null,
    macroF1: measured.length === 0 ? null : measured.reduce((sum, { f1 }) => sum + f1, 0) / measured.length,
    ece: some ? expectedCalibrationError(confidence, hit, { bins: reliabilityBins, binning: "mass" }) : null,
    brier: some ? brier(confidence, hit).score : null,
    perClass,
    confusion: null,
    reliability: reliability(confidence, hit, reliabilityBins),
  };
}

function figuresOf(type: string, held: readonly HeldOut[]) {
  const [found, said, support] = held
    .map(({ value, answer }) => {
      const [truth, answered] = [ofType(value, type), ofType(answer.value ?? "", type)];
      return [truth.filter((one) => answered.some((other) => same(one, other))).length, answered.length, truth.length];
    })
    .reduce((sum, each) => sum.map((total, k) => total + each[k]!), [0, 0, 0]) as [number, number, number];
  const [precision, recall] = [found / Math.max(1, said), found / Math.max(1, support)];
  return { precision, recall, f1: (2 * found) / Math.max(1, said + support), support };
}

const ofType = (value: string, type: string): ClauseSpan[] =>
  (readClauseValue(value) ?? []).filter((one) => one.type === type);

function same(one: ClauseSpan, other: ClauseSpan): boolean {
  const both = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return both >= 0.5 * (Math.max(one.end, other.end) - Math.min(one.start, other.start));
}
