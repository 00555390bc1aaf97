import { alignRows } from "@surety/core/extract/align-rows";
import type { AnsweredCell } from "@surety/core/extract/answered-field";
import { cellValue, fitsColumn } from "@surety/core/extract/cell-value";
import type { LineColumn, LineColumns } from "@surety/core/extract/line-columns";
import { checkRow, differenceOfLines, sumOfLines } from "@surety/core/extract/line-checks";
import type { LineRow } from "@surety/core/extract/line-rows";

/** A cell by its line and column, each counted from 0. */
export type CellPlace = { row: number; column: number };

export type ReadRow = Readonly<Record<string, AnsweredCell>>;

/** Surer than this, and nobody has to look at a cell. */
const sure = 0.9;

/** What was read of each line as it is now; null for those that a person has added. Found anew, so that it survives a reload. */
export function readOf(columns: LineColumns, rows: readonly LineRow[], read: readonly ReadRow[]): (ReadRow | null)[] {
  const values = read.map((row) => Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])));
  const isSame = (one: LineRow | undefined, other: LineRow | undefined) =>
    one !== undefined && other !== undefined && Object.keys(columns).every((name) => one[name] === other[name]);
  // Nearly all lines stay as they were read: only those between the first and the last change have to be compared.
  const most = Math.min(rows.length, read.length);
  let before = 0;
  while (before < most && isSame(rows[before], values[before])) before += 1;
  let behind = 0;
  while (behind < most - before && isSame(rows.at(-1 - behind), values.at(-1 - behind))) behind += 1;
  const [ours, theirs] = [rows.slice(before, rows.length - behind), values.slice(before, read.length - behind)];
  const pairs = new Map(alignRows(columns, ours, theirs));
  return rows.map((_, at) => {
    if (at < before) return read[at]!;
    if (at >= rows.length - behind) return read[at - rows.length + read.length]!;
    // Where nothing was added or taken out, a line is the one that stood there, however much of it was put right.
    const place = pairs.get(at - before) ?? (ours.length === theirs.length ? at - before : null);
    return place === null ? null : (read[before + place] ?? null);
  });
}

/** The columns whose cells hold what was read, and nobody can be sure of it. A line that multiplies out by now is right. */
export function unsureColumns(columns: LineColumns, row: LineRow, read: ReadRow | null): string[] {
  if (read === null || checkRow(columns, row) === 1) return [];
  return Object.keys(columns).filter((name) => isUnsure(row[name] ?? null, read[name]));
}

function isUnsure(value: string | null, cell: AnsweredCell | undefined): boolean {
  return cell !== undefined && cell.value === value && cell.confidence < sure;
}

/** Why what stands in a cell can hardly be meant, in a few words; null where nothing speaks against it. */
export function cellFault(value: string | null, column: LineColumn, country?: string): string | null {
  if (value === null || column.type === "text" || column.type === "unit" || column.type === "id") return null;
  if (fitsColumn(value, column, country)) return null;
  return column.type === "date" ? "no day that can be read" : "no number";
}

/** Whether price times quantity is another amount than the line's. */
export const isOff = (columns: LineColumns, row: LineRow): boolean => checkRow(columns, row) === -1;

/** The lines with one cell as it was typed; what is empty is not there. */
export function withCell(rows: readonly LineRow[], at: number, name: string, typed: string): LineRow[] {
  return rows.map((row, place) => (place === at ? { ...row, [name]: typed === "" ? null : typed } : row));
}

/** What was typed, in the one form of its column. */
export function settledCell(typed: string, column: LineColumn, country?: string): string {
  return typed.trim() === "" ? "" : cellValue(typed, column, country);
}

/** The lines with an empty one below another; -1 puts it first. */
export function withLineBelow(columns: LineColumns, rows: readonly LineRow[], at: number): LineRow[] {
  const empty = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));
  return [...rows.slice(0, at + 1), empty, ...rows.slice(at + 1)];
}

/** The cell that one step leads to, within the grid; null where it leads out of it (Tab at an end). */
export function stepCell(
  from: CellPlace,
  key: "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Tab" | "Shift+Tab",
  rows: number,
  columns: number,
): CellPlace | null {
  const { row, column } = from;
  if (key === "ArrowUp") return { row: Math.max(0, row - 1), column };
  if (key === "ArrowDown") return { row: Math.min(rows - 1, row + 1), column };
  if (key === "ArrowLeft") return { row, column: Math.max(0, column - 1) };
  if (key === "ArrowRight") return { row, column: Math.min(columns - 1, column + 1) };
  const flat = row * columns + column + (key === "Tab" ? 1 : -1);
  if (flat < 0 || flat >= rows * columns) return null;
  return { row: Math.floor(flat / columns), column: flat % columns };
}

/** The next cell to look at after another, in reading order and round at the end; null where all were looked at. */
export function nextUnsure(
  unsure: readonly CellPlace[],
  seen: ReadonlySet<string>,
  from: CellPlace | null,
): CellPlace | null {
  const open = unsure.filter((one) => !seen.has(cellKey(one)));
  const behind = open.find((one) => from !== null && isBehind(one, from));
  return behind ?? open[0] ?? null;
}

const isBehind = (one: CellPlace, other: CellPlace): boolean =>
  one.row > other.row || (one.row === other.row && one.column > other.column);

export const cellKey = ({ row, column }: CellPlace): string => `${row} ${column}`;

/** What the lines come to, beside the total that they should make: `12.00, and net is 15.00: 3.00 less`. */
export function sumWords(
  columns: LineColumns,
  rows: readonly LineRow[],
  sum: { name: string; value: string | null } | null,
) {
  const cents = sumOfLines(columns, rows);
  if (cents === null) return null;
  const difference = sum === null ? null : differenceOfLines(columns, rows, sum.value);
  return { sum: centsText(cents), difference, said: differenceWords(sum, difference) };
}

function differenceWords(sum: { name: string; value: string | null } | null, difference: number | null): string | null {
  if (sum === null || difference === null) return null;
  if (difference === 0) return `as ${sum.name}`;
  return `${sum.name} is ${sum.value}: ${centsText(Math.abs(difference))} ${difference > 0 ? "too much" : "too little"}`;
}

function centsText(cents: number): string {
  return `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}
