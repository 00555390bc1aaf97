import { isRecord } from "../wire/object-in.ts";
import { cellValue, sameCell } from "./cell-value.ts";
import type { LineColumns } from "./line-columns.ts";

/** One line: what stands in each of its columns in the one form of its type, or null. */
export type LineRow = Readonly<Record<string, string | null>>;

/** More lines than this are in no value. */
export const mostRows = 1000;

/** Lines as the text that is the value of their field; null where there are none. */
export function linesText(columns: LineColumns, rows: readonly LineRow[]): string | null {
  const kept = rows.slice(0, mostRows).map((row) => cellsIn(columns, row));
  const filled = kept.filter((row) => Object.values(row).some((cell) => cell !== null));
  return filled.length === 0 ? null : JSON.stringify(filled);
}

/** The lines that such a text holds; none where it is something else. */
export function rowsOf(columns: LineColumns, value: string | null): LineRow[] {
  return (listIn(value) ?? []).map((row) => cellsIn(columns, isRecord(row) ? row : {}));
}

/** The list that a text is as JSON; null where it is none. */
export function listIn(value: string | null): unknown[] | null {
  if (value === null || !value.startsWith("[")) return null;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

function cellsIn(columns: LineColumns, row: Readonly<Record<string, unknown>>): LineRow {
  return Object.fromEntries(
    Object.keys(columns).map((name) => {
      const cell = row[name];
      return [name, typeof cell === "string" && cell.trim() !== "" ? cell : null];
    }),
  );
}

/** The same lines with each cell in the one form of its column. */
export function normalRows(columns: LineColumns, rows: readonly LineRow[], country?: string): LineRow[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => {
        const cell = row[name] ?? null;
        return [name, cell === null ? null : cellValue(cell, column, country)];
      }),
    ),
  );
}

/** Whether two texts hold the same lines in the same order. */
export function sameLines(columns: LineColumns, one: string, other: string): boolean {
  const [a, b] = [rowsOf(columns, one), rowsOf(columns, other)];
  return a.length === b.length && a.every((row, at) => sameRow(columns, row, b[at]!));
}

/** Whether two lines say the same in every column. */
export function sameRow(columns: LineColumns, one: LineRow, other: LineRow): boolean {
  return Object.entries(columns).every(([name, column]) => sameCell(one[name] ?? null, other[name] ?? null, column));
}
