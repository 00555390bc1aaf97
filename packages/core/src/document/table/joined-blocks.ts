import { columnsOf } from "./columns-of.ts";
import { cellsOf, type PageLines } from "./header-lines.ts";
import { isNumber } from "./is-number.ts";
import { type Columns, textOf } from "./line-cells.ts";
import type { Gutter, TableBlock } from "./table-blocks.ts";

/** Lines between two parts of a table: what is said to a row. */
const mostBetween = 12;
const mostHeaderLines = 5;
/** From top to top of two lines, in letter heights. */
const mostGap = 8;

/**
 * Makes one of blocks that follow each other in the same columns: of tables that are longer than a block may be, and of rows
 * to which much is said below them.
 */
export function joinedBlocks(blocks: readonly TableBlock[], page: PageLines): TableBlock[] {
  return blocks.reduce<TableBlock[]>((before, block) => {
    const last = before.at(-1);
    const one = last === undefined ? null : together(last, block, page);
    return one === null ? [...before, block] : [...before.slice(0, -1), one];
  }, []);
}

function together(above: TableBlock, below: TableBlock, page: PageLines): TableBlock | null {
  if (below.isBegun === true || below.first - above.end > mostBetween) return null;
  for (let at = above.end; at <= below.first; at += 1) {
    const gap = page.lines[at]!.top - page.lines[at - 1]!.top;
    if (gap > mostGap * page.letterHeight) return null;
  }
  const [more, less] = below.gutters.length > above.gutters.length ? [below, above] : [above, below];
  const gutters = narrowed(more.gutters, less, page);
  const columns = columnsOf(more, more.gutters, page);
  const isHeader = more === above && more.end - more.first <= mostHeaderLines && !columns.numeric.includes(true);
  return gutters === null || !(isHeader || hasNumbers(less, columns, page))
    ? null
    : { ...above, end: below.end, gutters };
}

/** Whether a line has numbers in half of the columns of numbers of another block. */
function hasNumbers({ first, end }: TableBlock, columns: Columns, page: PageLines): boolean {
  const wanted = columns.numeric.filter(Boolean).length / 2;
  return cellsOf(first, end, columns, page, false).some((cells) => {
    const numbers = cells.filter(({ column, words }) => columns.numeric[column] === true && isNumber(textOf(words)));
    return numbers.length > 0 && numbers.length >= wanted;
  });
}

/** What is white of some gutters in the lines of another block too; null where one is not, or no line fills half of the columns. */
function narrowed(gutters: readonly Gutter[], { first, end }: TableBlock, { inks }: PageLines): Gutter[] | null {
  const lines = inks.slice(first, end).filter(({ runs }) => runs.length >= Math.max(2, (gutters.length + 1) / 2));
  if (lines.length === 0) return null;
  const runs = lines.flatMap((line) => line.runs);
  const common = gutters.map((gutter) => widestWhite(gutter, runs));
  return common.every((one) => one !== null) ? common : null;
}

function widestWhite(gutter: Gutter, runs: readonly Gutter[]): Gutter | null {
  const inside = runs.filter(({ from, to }) => to > gutter.from && from < gutter.to).sort((a, b) => a.from - b.from);
  let [widest, begin]: [Gutter | null, number] = [null, gutter.from];
  for (const { from, to } of [...inside, { from: gutter.to, to: gutter.to }]) {
    if (from > begin && (widest === null || from - begin > widest.to - widest.from)) widest = { from: begin, to: from };
    begin = Math.max(begin, to);
  }
  return widest;
}
