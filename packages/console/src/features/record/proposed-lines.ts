import { layoutOf } from "@surety/core/extract/layout";
import type { PlacedWords } from "@surety/core/extract/layout-text";
import type { LineRow } from "@surety/core/extract/line-rows";
import { readLines } from "@surety/core/extract/read-lines";
import { gridsOf } from "@surety/core/extract/read-page";
import type { RecordSpec } from "./record-fields.ts";

const found = new WeakMap<readonly PlacedWords[], Map<string, LineRow[]>>();

/** The lines that a table of the document has by its headings, whether anybody has learned to read it or not. */
export function proposedLines(pages: readonly PlacedWords[], { name, columns = {}, country }: RecordSpec): LineRow[] {
  const known = found.get(pages) ?? new Map<string, LineRow[]>();
  found.set(pages, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  const [best] = readLines({ grids: gridsOf(pages), layout: layoutOf(pages) }, { columns, country });
  const rows = (best?.rows ?? []).map(({ cells }) =>
    Object.fromEntries(Object.entries(cells).map(([column, { value }]) => [column, value])),
  );
  known.set(name, rows);
  return rows;
}
