import { type LineFigures, lineFigures } from "@surety/core/extract/align-rows";
import type { FieldSpec } from "@surety/core/extract/field-schema";
import { rowsOf } from "@surety/core/extract/line-rows";
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
  /** Of a field of lines: how well its rows and cells are read; null of all others. */
  lines: LineShares | null;
}

/** Rows that are right in every cell among those read and those that are there, and cells; shares in [0, 1]. */
export interface LineShares extends Pick<FieldFigures, "precision" | "recall" | "f1"> {
  rows: number;
  cells: number;
  /** Of the cells that are there, those that were read right; in all, and of each column. */
  cellAccuracy: number;
  columns: { name: string; cells: number; accuracy: number }[];
}

const curvePoints = 40;

export function fieldFigures(name: string, judged: readonly JudgedField[], spec?: FieldSpec): FieldFigures {
  const present = judged.filter(({ truth }) => truth !== null);
  const absent = judged.filter(({ truth }) => truth === null);
  const given = judged.filter(({ value }) => value !== null);
  const hits = present.filter(({ right }) => right).length;
  const printed = present.filter((one) => lettersOf(one.printed ?? "") === lettersOf(one.truth ?? ""));
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
    lines: spec?.type === "lines" ? lineShares(spec, judged) : null,
  };
}

const share = (some: number, of: number): number => (of === 0 ? 0 : some / of);

function lineShares({ columns = {} }: FieldSpec, judged: readonly JudgedField[]): LineShares {
  const each = judged.map(({ value, truth }) => lineFigures(columns, rowsOf(columns, value), rowsOf(columns, truth)));
  const sum = (of: (one: LineFigures) => number) => each.reduce((total, one) => total + of(one), 0);
  const [read, rows, right] = [sum((one) => one.read), sum((one) => one.meant), sum((one) => one.right)];
  const ofColumns = Object.keys(columns).map((name) => ({
    name,
    cells: sum((one) => one.columns[name]!.cells),
    right: sum((one) => one.columns[name]!.right),
  }));
  const cells = ofColumns.reduce((total, one) => total + one.cells, 0);
  return {
    rows,
    cells,
    precision: share(right, read),
    recall: share(right, rows),
    f1: share(2 * right, read + rows),
    cellAccuracy: share(
      ofColumns.reduce((total, one) => total + one.right, 0),
      cells,
    ),
    columns: ofColumns.map((one) => ({ name: one.name, cells: one.cells, accuracy: share(one.right, one.cells) })),
  };
}
