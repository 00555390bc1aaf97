import { lettersOf } from "@surety/core/extract/plain-value";
import { riskCoverage, type RiskCoveragePoint } from "@surety/core/measure/selective";
import type { ReadField } from "./extractor.ts";

/** A field as it was read, beside what a person says. */
export interface JudgedField extends ReadField {
  name: string;
  truth: string | null;
  right: boolean;
}

/** How well a field is read; shares in [0, 1]. */
export interface FieldFigures {
  name: string;
  /** Documents whose label for the field is known, and those that have a value. */
  labelled: number;
  present: number;
  /** Right values among those given, and among those that are there; F1 is their harmonic mean. */
  precision: number;
  recall: number;
  f1: number;
  /** Recall by letters and digits as they are printed, where the same day written in another way is another text. */
  asPrinted: number;
  /** Documents without a value for which the answer was "not present", of all without one; null where all have one. */
  absentFound: number | null;
  riskCoverage: RiskCoveragePoint[];
}

const curvePoints = 40;

export function fieldFigures(name: string, judged: readonly JudgedField[]): FieldFigures {
  const present = judged.filter(({ truth }) => truth !== null);
  const absent = judged.filter(({ truth }) => truth === null);
  const given = judged.filter(({ value }) => value !== null);
  const hits = present.filter(({ right }) => right).length;
  const printed = present.filter((one) => lettersOf(one.printed ?? "") === lettersOf(one.truth ?? ""));
  const share = (some: number, of: number) => (of === 0 ? 0 : some / of);
  return {
    name,
    labelled: judged.length,
    present: present.length,
    precision: share(hits, given.length),
    recall: share(hits, present.length),
    f1: share(2 * hits, given.length + present.length),
    asPrinted: share(printed.length, present.length),
    absentFound: absent.length === 0 ? null : absent.filter(({ right }) => right).length / absent.length,
    riskCoverage: riskCoverage(
      judged.map(({ confidence }) => confidence),
      judged.map(({ right }) => Number(right)),
      curvePoints,
    ),
  };
}
