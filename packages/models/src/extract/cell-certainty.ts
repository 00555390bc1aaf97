import type { FieldSpec } from "@surety/core/extract/field-schema";
import type { RowCheck } from "@surety/core/extract/line-checks";
import { rowsOf } from "@surety/core/extract/line-rows";
import { sameCell } from "@surety/core/extract/cell-value";
import { alignRows } from "@surety/core/extract/align-rows";
import { fieldValue, sameValue } from "@surety/core/extract/field-value";
import type { TriedField } from "./certainty.ts";
import { type CellRead, type FieldCertainty, type RawField, type ReadField, signalNames } from "./extractor.ts";

type Cells = NonNullable<FieldCertainty["cells"]>;

/** How often cells are right in documents that the asked model had not seen, by whether their line multiplies out. */
export function fitCells(tried: readonly TriedField[], { columns = {} }: FieldSpec): Cells {
  const tally: Record<`${RowCheck}`, { right: number; all: number }> = {
    "1": { right: 0, all: 0 },
    "0": { right: 0, all: 0 },
    "-1": { right: 0, all: 0 },
  };
  for (const { raw, truth } of tried) {
    const [read, meant] = [rowsOf(columns, raw.value), rowsOf(columns, truth)];
    const partner = new Map(alignRows(columns, read, meant).map(([one, other]) => [one, other]));
    for (const [at, row] of read.entries()) {
      const other = partner.get(at);
      const own = tally[`${raw.rows?.[at]?.check ?? 0}`];
      for (const [name, column] of Object.entries(columns)) {
        if (row[name] == null) continue;
        own.all += 1;
        if (other !== undefined && sameCell(row[name], meant[other]![name] ?? null, column)) own.right += 1;
      }
    }
  }
  const share = ({ right, all }: { right: number; all: number }) => (right + 0.5) / (all + 1);
  return { "1": share(tally["1"]), "0": share(tally["0"]), "-1": share(tally["-1"]) };
}

/**
 * How often all lines are right in documents that the asked model had not seen, by whether they add up. What nobody has seen
 * yet is as likely as not: lines that contradict their total are not vouched for by documents in which all added up.
 */
export function fitSums(tried: readonly TriedField[], spec: FieldSpec): Cells {
  const share = (sign: RowCheck) => {
    const some = tried.filter(({ raw }) => raw.value !== null && signOf(raw) === sign);
    return (
      (some.filter(({ raw, truth }) => sameValue(raw.value, truth === null ? null : fieldValue(truth, spec), spec))
        .length +
        0.5) /
      (some.length + 1)
    );
  };
  return { "1": share(1), "0": share(0), "-1": share(-1) };
}

/** Whether lines add up: the sign of their check. */
export const signOf = ({ signals }: Pick<RawField, "signals">): RowCheck =>
  Math.sign(signals[checkAt] ?? 0) as RowCheck;

const checkAt = signalNames.indexOf("check");

/** The cells of a line with how sure each is. */
export function readRow(
  row: NonNullable<RawField["rows"]>[number],
  cells: Cells,
): NonNullable<ReadField["rows"]>[number] {
  const confidence = cells[`${row.check}`];
  return Object.fromEntries(
    Object.entries(row.cells).map(([name, cell]: [string, CellRead]) => [name, { ...cell, confidence }]),
  );
}
