import type { FieldSpec } from "@surety/core/extract/field-schema";
import { differenceOfLines } from "@surety/core/extract/line-checks";
import { linesText, rowsOf } from "@surety/core/extract/line-rows";
import type { ColumnRequest } from "@surety/core/extract/map-columns";
import { likelihood, type ReadLines, readLines } from "@surety/core/extract/read-lines";
import { logit } from "@surety/core/statistics/calibrator";
import { type RawField, type ReadableDocument, scoreScale } from "./extractor.ts";

const nothing: RawField = {
  value: null,
  printed: null,
  places: [],
  signals: [logit(0) / scoreScale, logit(0) / scoreScale, 0, 0, 0],
};
/** What a column can score at most, with a heading that was learned and all of its cells of its type. */
const mostOfColumn = 4;

/** The lines of the table that is likeliest meant, with what speaks for them; `total` is what they should add up to. */
export function findLines(
  { columns = {}, country }: FieldSpec,
  learned: Pick<ColumnRequest, "learned" | "joins">,
  document: ReadableDocument,
  total: string | null,
): RawField {
  const [best, second] = readLines(document, { columns, country, ...learned });
  if (best === undefined) return nothing;
  const rows = best.rows.map(({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([name, { value }]) => [name, value])),
  );
  const value = linesText(columns, rows);
  const width = Object.keys(columns).length;
  const [first, next] = [quality(best, width), second === undefined ? 0 : quality(second, width)];
  const check = checkOf(best, differenceOfLines(columns, rowsOf(columns, value), total));
  return {
    value,
    printed: null,
    places: [],
    signals: [logit(first) / scoreScale, logit(next) / scoreScale, check, best.map.familiarity, first - next],
    rows: best.rows,
  };
}

const quality = (lines: ReadLines, width: number): number =>
  Math.min(1, likelihood(lines) / (mostOfColumn * width + 3));

/** Between -1 and 1: whether price times quantity is each line's amount, and whether all of them make the total. */
function checkOf({ rows }: ReadLines, difference: number | null): number {
  const ofRows = rows.reduce((sum, { check }) => sum + check, 0) / Math.max(1, rows.length);
  if (difference === null) return ofRows;
  return (ofRows + 2 * (difference === 0 ? 1 : -1)) / 3;
}
