import { optimalAssignment } from "../matching/optimal-assignment.ts";
import type { CellGrid, GridCell } from "./cell-grid.ts";
import { fitsColumn } from "./cell-value.ts";
import { headingFits, headingOf, isHeading } from "./header-words.ts";
import { type LineColumn, type LineColumns, roleOf } from "./line-columns.ts";
import { arithmeticColumns } from "./arithmetic-columns.ts";

/** What heads a column in corrected documents, as `headingOf` gives it, by the name of the declared column. */
export type LearnedHeadings = Readonly<Record<string, readonly string[]>>;

export interface ColumnRequest {
  readonly columns: LineColumns;
  readonly country?: string | undefined;
  readonly learned?: LearnedHeadings | undefined;
  /** Whether words below a line are part of its description, as labelled documents say; they are where nobody has said. */
  readonly joins?: boolean | undefined;
}

/** Which column of a table is which declared one, and what speaks for it. */
export interface ColumnMap {
  /** The place of each declared column in the table; null where the table has none. */
  readonly places: Readonly<Record<string, number | null>>;
  /** The first row that is no heading. */
  readonly from: number;
  /** How well headings and types fit, summed over the columns; and the share of those found whose heading was learned. */
  readonly score: number;
  readonly familiarity: number;
}

const ofLearned = 3;
const ofHeading = 2;
const ofType = 1;
/** Where headings say nothing, arithmetic may: price times quantity is the amount. */
const ofArithmetic = 1.5;
const mostHeadRows = 12;
const mostRowsLookedAt = 60;

/** Finds the declared columns in a table: by what heads them, by what stands in them, and by what multiplies. */
export function mapColumns(grid: CellGrid, request: ColumnRequest): ColumnMap {
  const head = headRows(grid, request);
  const headings = headingsOf(grid, head);
  const body = grid.rows.slice(head.to, head.to + mostRowsLookedAt);
  const names = Object.keys(request.columns);
  const multiply = arithmeticColumns(body, request.country);
  const scores = names.map((name) =>
    headings.map((heading, at) => scoreOf(name, request, heading, column(body, at), multiply.get(at) ?? null)),
  );
  const found = optimalAssignment(scores);
  const places = Object.fromEntries(names.map((name, at) => [name, found[at] ?? null]));
  const chosen = names.flatMap((name, at) =>
    found[at] == null ? [] : [{ name, at: found[at], score: scores[at]![found[at]]! }],
  );
  const known = chosen.filter(
    ({ name, at }) => request.learned?.[name]?.includes(headingOf(headings[at] ?? "")) === true,
  );
  return {
    places,
    from: head.to,
    score: chosen.reduce((sum, { score }) => sum + score, 0),
    familiarity: known.length / Math.max(1, chosen.length),
  };
}

function scoreOf(
  name: string,
  { columns, country, learned }: ColumnRequest,
  heading: string,
  cells: readonly string[],
  multiplies: "quantity" | "price" | "amount" | null,
): number {
  const spec = columns[name]!;
  const fits = shareFitting(cells, spec, country);
  const said = headingScore(name, spec, heading, learned?.[name] ?? []);
  const role = roleOf(name, spec);
  const product = multiplies !== null && multiplies === role ? ofArithmetic : 0;
  // Nothing in it is of the type, or at all: whatever heads it, nothing can be read there.
  if (fits < 0.3) return 0;
  // Types alone tell too little of columns that hold words and figures of any kind.
  if (said === 0 && product === 0) return 0;
  return said + product + ofType * fits;
}

/** How well a text heads a declared column: 2 where it is a word for it, 3 where documents or people have said so, 0 where it says nothing of it. */
export function headingScore(name: string, spec: LineColumn, heading: string, learned: readonly string[]): number {
  const own = headingOf(heading);
  if (own === "") return 0;
  if (learned.includes(own)) return ofLearned;
  if ((spec.headers ?? []).some((one) => headingOf(one) === own)) return ofLearned;
  if (headingOf(name) === own) return ofHeading;
  const role = roleOf(name, spec);
  return role === null ? 0 : ofHeading * headingFits(heading, role);
}

function shareFitting(cells: readonly string[], spec: LineColumn, country: string | undefined): number {
  if (cells.length === 0) return 0;
  return cells.filter((cell) => fitsColumn(cell, spec, country)).length / cells.length;
}

const column = (rows: readonly (readonly GridCell[])[], at: number): string[] =>
  rows.flatMap((row) => (row[at]?.text.trim() ?? "") || []);

/** The rows that head the table: those that its reader found, else the one of the first that looks most like it. */
function headRows({ headerRows, rows }: CellGrid, request: ColumnRequest): { from: number; to: number } {
  if (headerRows > 0) return { from: 0, to: Math.min(headerRows, rows.length) };
  const likeness = rows
    .slice(0, mostHeadRows)
    .map((row) => row.filter(({ text }) => isHeadingOf(text, request)).length);
  const most = Math.max(0, ...likeness);
  const at = likeness.indexOf(most);
  return most >= 2 ? { from: at, to: at + 1 } : { from: 0, to: 0 };
}

/** Whether a text is a heading that anybody's columns have, or these. */
export function isHeadingOf(text: string, { columns, learned = {} }: ColumnRequest): boolean {
  const heading = headingOf(text);
  if (heading === "" || /^\d+$/.test(heading)) return false;
  if (isHeading(text)) return true;
  return Object.entries(columns).some(
    ([name, { headers = [] }]) =>
      headingOf(name) === heading ||
      learned[name]?.includes(heading) === true ||
      headers.some((one) => headingOf(one) === heading),
  );
}

/** What heads each column: its cells in the heading rows, one below the other. */
function headingsOf({ rows }: CellGrid, { from, to }: { from: number; to: number }): string[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, at) =>
    rows
      .slice(from, to)
      .map((row) => row[at]?.text ?? "")
      .join(" ")
      .trim(),
  );
}
