import { cellsOf, type PageLines } from "./header-lines.ts";
import { isNumber } from "./is-number.ts";
import { type Columns, textOf } from "./line-cells.ts";
import type { Gutter, TableBlock } from "./table-blocks.ts";

/** Of the cells below the header so many are numbers in a column of numbers. */
const mostNumbers = 0.6;

/** Columns of which most cells below the header hold numbers. */
export function columnsOf({ first, end }: TableBlock, gutters: readonly Gutter[], page: PageLines): Columns {
  const lines = cellsOf(first, end, { gutters, numeric: [] }, page, false).map((cells) =>
    cells.filter(({ columnSpan }) => columnSpan === 1).map(({ column, words }) => ({ column, text: textOf(words) })),
  );
  const counts = lines.map((cells) => cells.filter(({ text }) => isNumber(text)).length);
  const body = lines.slice(counts.findIndex((count) => 2 * count >= Math.max(...counts)));
  const numeric = Array.from({ length: gutters.length + 1 }, (_, column) => {
    const texts = body.flatMap((cells) => cells.filter((one) => one.column === column).map(({ text }) => text));
    const numbers = texts.filter(isNumber).length;
    return numbers > 0 && numbers >= mostNumbers * texts.length;
  });
  return { gutters, numeric };
}
