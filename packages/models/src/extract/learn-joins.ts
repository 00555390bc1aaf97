import type { FieldSpec } from "@surety/core/extract/field-schema";
import { lineFigures } from "@surety/core/extract/align-rows";
import { rowsOf } from "@surety/core/extract/line-rows";
import type { LearnedHeadings } from "@surety/core/extract/map-columns";
import type { LabelledLayout } from "./extractor.ts";
import { findLines } from "./find-lines.ts";

/** The documents of which so many are looked at. */
const mostLookedAt = 60;

/** Whether words below a line belong to its description: what makes more of the labelled cells come out right. */
export function learnJoins(
  name: string,
  spec: FieldSpec,
  learned: LearnedHeadings,
  documents: readonly LabelledLayout[],
): boolean {
  const { columns = {} } = spec;
  const some = documents.filter(({ values }) => (values[name] ?? null) !== null).slice(-mostLookedAt);
  const right = (joins: boolean) =>
    some.reduce((sum, { values, ...document }) => {
      const { value } = findLines(spec, { learned, joins }, document, null);
      const { columns: cells } = lineFigures(columns, rowsOf(columns, value), rowsOf(columns, values[name] ?? null));
      return sum + Object.values(cells).reduce((all, one) => all + one.right, 0);
    }, 0);
  return some.length === 0 || right(true) >= right(false);
}
