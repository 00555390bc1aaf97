import { mostCellsOfPages, type Table } from "../reading.ts";

/** How far columns of two pages may lie apart to be the same, as a share of the table's width. */
const tolerated = 0.03;

/** What the last table of a page and the first of the next have in columns and header makes them one. */
export function joinedPages(pages: readonly (readonly Table[])[]): Table[] {
  const joined: Table[] = [];
  let cells = 0;
  for (const [at, own] of pages.entries()) {
    if (cells > mostCellsOfPages) break;
    cells += own.reduce((sum, table) => sum + table.cells.length, 0);
    const [first, ...others] = own;
    if (first === undefined) continue;
    const last = joined.at(-1);
    const goesOn = last !== undefined && last.places.at(-1)?.page === at && isSame(last, first);
    if (goesOn) joined[joined.length - 1] = together(last, first);
    else joined.push(first);
    joined.push(...others);
  }
  return joined;
}

/** Equal headers say so; without a header on the second page the columns have to stand where they stood. */
function isSame(above: Table, below: Table): boolean {
  if (above.rows[0]?.length !== below.rows[0]?.length) return false;
  if (below.headerRows > 0) return below.headerRows === above.headerRows && sameText(above, below);
  const [a, b] = [edgesOf(above), edgesOf(below)];
  const width = Math.max(...a.map(([, right]) => right)) - Math.min(...a.map(([left]) => left));
  return a.every(([left, right], column) => {
    const [otherLeft, otherRight] = b[column]!;
    return Math.min(Math.abs(left - otherLeft), Math.abs(right - otherRight)) <= tolerated * width;
  });
}

const sameText = (above: Table, below: Table): boolean =>
  JSON.stringify(above.rows.slice(0, above.headerRows)) === JSON.stringify(below.rows.slice(0, below.headerRows));

/** Left and right of what stands in each column. */
function edgesOf({ rows, cells }: Table): [number, number][] {
  return Array.from({ length: rows[0]?.length ?? 0 }, (_, column) => {
    const own = cells.filter((one) => one.column === column && one.columnSpan === 1).map(({ box }) => box);
    return [Math.min(...own.map((box) => box[0])), Math.max(...own.map((box) => box[0] + box[2]))];
  });
}

/** The rows of the second page after those of the first; its header stands there already. */
function together(above: Table, below: Table): Table {
  const shift = above.rows.length - below.headerRows;
  const cells = below.cells
    .filter(({ row }) => row >= below.headerRows)
    .map((one) => ({ ...one, row: one.row + shift }));
  return {
    ...above,
    rows: [...above.rows, ...below.rows.slice(below.headerRows)],
    places: [...above.places, ...below.places],
    cells: [...above.cells, ...cells],
  };
}
