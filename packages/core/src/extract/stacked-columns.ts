import { type CellGrid, type GridCell, type GridLine, linesOf } from "./cell-grid.ts";
import { isKnownHeading } from "./header-words.ts";
import { type ColumnRequest, headingScore, isHeadingOf } from "./map-columns.ts";

/** Of the rows below so many print below the first line of a column that holds several. */
const shareStacked = 0.5;

/**
 * A table in which columns that stand below each other are columns beside each other: where a heading is several that mean
 * different things (`Article no.` over `Description`, `Quantity / Unit`), the first line of each row is the first one's, and
 * so on; what is left is the last one's. Null where no column holds several.
 */
export function unstacked({ headerRows, rows }: CellGrid, request: ColumnRequest): CellGrid | null {
  const [head, ...body] = rows;
  if (headerRows !== 1 || head === undefined) return null;
  const stacks = head.map((cell, column) => {
    const headings = headingsIn(cell, request);
    return headings.length > 1 && isStacked(body, column) ? headings : null;
  });
  if (stacks.every((one) => one === null)) return null;
  const spread = (row: readonly GridCell[]) =>
    row.flatMap((cell, column) => partsOf(cell, stacks[column]?.length ?? 1));
  return { headerRows, rows: [head.flatMap((cell, column) => stacks[column] ?? [cell]), ...body.map(spread)] };
}

/** The headings of a column from top to bottom; one where they are a single name that was folded. */
function headingsIn(cell: GridCell, request: ColumnRequest): GridCell[] {
  if (isKnownHeading(cell.text)) return [cell];
  const lines = linesOf(cell).flatMap((line) => line.text.split(/\s?\/\s?/).map((text) => ({ ...line, text })));
  const found: GridLine[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last === undefined || isHeadingOf(line.text, request)) found.push(line);
    else
      found[found.length - 1] = {
        ...last,
        text: `${last.text} ${line.text}`,
        places: [...last.places, ...line.places],
      };
  }
  const meant = new Set(found.map(({ text }) => meaningOf(text, request)));
  return meant.size < found.length ? [cell] : found.map(({ text, places }) => ({ text, places }));
}

/** The declared column that a heading fits best; the heading itself where it fits none. */
function meaningOf(text: string, { columns, learned = {} }: ColumnRequest): string {
  const fits = Object.entries(columns).map(([name, column]) => ({
    name,
    score: headingScore(name, column, text, learned[name] ?? []),
  }));
  const best = fits.reduce((one, other) => (other.score > one.score ? other : one), { name: text, score: 0 });
  return best.name;
}

function isStacked(body: CellGrid["rows"], column: number): boolean {
  const filled = body.flatMap((row) => linesOf(row[column]!).at(-1) ?? []);
  return filled.length > 0 && filled.filter(({ at }) => at > 0).length >= shareStacked * filled.length;
}

function partsOf(cell: GridCell, count: number): GridCell[] {
  if (count === 1) return [cell];
  const lines = linesOf(cell);
  return Array.from({ length: count }, (_, part) =>
    cellOf(
      lines
        .filter(({ at }) => (part === count - 1 ? at >= part : at === part))
        .map((line) => ({ ...line, at: line.at - part })),
    ),
  );
}

function cellOf(lines: readonly GridLine[]): GridCell {
  const cell = { text: lines.map(({ text }) => text).join(" "), places: lines.flatMap(({ places }) => places) };
  return lines.length > 1 ? { ...cell, lines } : cell;
}
