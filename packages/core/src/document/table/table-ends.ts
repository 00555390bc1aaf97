import { cellsOf, type PageLines } from "./header-lines.ts";
import type { Columns, LineCell } from "./line-cells.ts";
import type { PlacedBlock } from "./table-blocks.ts";

const mostLines = 6;
/** From top to top of two lines of one row, in letter heights. */
const mostPitch = 2.3;

/** The end of a block with the lines of its last row that have one piece alone: right below, and set at an edge of their column. */
export function tableEnds({ first, end, until }: PlacedBlock, columns: Columns, page: PageLines): number {
  const { lines, letterHeight } = page;
  const above = cellsOf(first, end, columns, page, false).flat();
  let at = end;
  for (; at < Math.min(lines.length, until, end + mostLines); at += 1) {
    if (lines[at]!.top - lines[at - 1]!.top > mostPitch * letterHeight) break;
    const [cells = []] = cellsOf(at, at + 1, columns, page, false);
    if (!cells.every((cell) => isSetAs(cell, above, letterHeight))) break;
  }
  return at;
}

/** Whether a piece begins or ends where one of its column does. */
function isSetAs({ column, columnSpan, words }: LineCell, above: readonly LineCell[], letterHeight: number): boolean {
  const own = above.filter((one) => one.column === column && one.columnSpan === 1);
  const isNear = (a: number, b: number) => Math.abs(a - b) < letterHeight;
  const [first, last] = [words[0]!.left, words.at(-1)!.right];
  return (
    columnSpan === 1 && own.some((one) => isNear(one.words[0]!.left, first) || isNear(one.words.at(-1)!.right, last))
  );
}
