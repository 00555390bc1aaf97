import { brier, expectedCalibrationError, reliability } from "@surety/core/measure/calibration";
import { classificationReport } from "@surety/core/measure/classification";
import type { JudgmentQuality } from "@surety/core/wire/quality";
import type { HeldOut } from "./held-out.ts";
import { statedLabel } from "./stated-label.ts";

const reliabilityBins = 10;

const recordLabels = ["every field right", "a field wrong"] as const;

function asRecord(one: HeldOut, [right, wrong]: readonly [string, string]): HeldOut {
  const { answer } = one;
  const value = answer.value === null ? null : right;
  return { ...one, value: answer.value === one.value ? right : wrong, answer: { ...answer, value } };
}

/** How good the model is on labels it never saw, in the shape that the quality page shows. */
export function measureQuality(
  judgment: string,
  labels: readonly string[],
  none: string | null,
  held: readonly HeldOut[],
  /** What is right and what is wrong, in words, where answers are no classes. */
  whole: readonly [string, string] = recordLabels,
): Omit<JudgmentQuality, "live" | "model" | "answeredBy" | "curve"> {
  // A record is no class: what is counted is whether all of it is right, and nothing can be mixed up.
  if (labels.length === 0) {
    const measured = measureQuality(
      judgment,
      whole,
      null,
      held.map((one) => asRecord(one, whole)),
    );
    return { ...measured, macroF1: null, perClass: [], confusion: null };
  }
  const names = none === null ? [...labels] : [...labels.filter((label) => label !== none), none];
  const predicted = held.map(({ answer }) => statedLabel(answer, none));
  const truth = held.map((one) => one.value);
  const report = classificationReport({ truth, predicted, labels: names });
  const confidence = held.map((one) => one.answer.confidence);
  const hit = held.map((one) => (one.answer.value === one.value ? 1 : 0));
  const some = held.length > 0;
  return {
    judgment,
    labels: names,
    accuracy: some ? { ...report.accuracy, n: held.length } : null,
    macroF1: some ? report.macroF1 : null,
    ece: some ? expectedCalibrationError(confidence, hit, { bins: reliabilityBins, binning: "mass" }) : null,
    brier: some ? brier(confidence, hit).score : null,
    perClass: report.perClass,
    confusion: some ? report.confusion : null,
    reliability: reliability(confidence, hit, reliabilityBins),
  };
}
