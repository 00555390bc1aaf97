import { type CellGrid, type GridCell, type GridLine, linesOf } from "./cell-grid.ts";
import { fitsColumn } from "./cell-value.ts";
import { columnFor, type ColumnRole, type LineColumns, roleOf } from "./line-columns.ts";
import type { ColumnMap } from "./map-columns.ts";

/** What a row prints in each declared column, line by line; nothing where it is empty. */
export type PrintedRow = Readonly<Record<string, readonly GridLine[]>>;

/** A number of so many digits names something. */
const digitsOfName = 10;

export function printedRow(
  row: CellGrid["rows"][number],
  places: ColumnMap["places"],
  columns: LineColumns,
): PrintedRow {
  const cellAt = (name: string): GridCell | undefined => row[places[name] ?? -1];
  return Object.fromEntries(
    Object.keys(columns).map((name) => {
      const cell = cellAt(name);
      return [name, cell === undefined ? [] : linesOf(cell)];
    }),
  );
}

/** What a row prints in a column, as one text. */
export const textIn = (row: PrintedRow, name: string): string => (row[name] ?? []).map(({ text }) => text).join(" ");

export const isEmpty = (row: PrintedRow): boolean => Object.values(row).every((lines) => lines.length === 0);

/** The lines of one row below those of another. */
export function below(row: PrintedRow, more: PrintedRow): PrintedRow {
  return Object.fromEntries(Object.keys(row).map((name) => [name, [...row[name]!, ...(more[name] ?? [])]]));
}

/** Whether a row has a figure in the column for something. */
export function hasFigure(row: PrintedRow, columns: LineColumns, role: ColumnRole): boolean {
  const name = columnFor(columns, role);
  const text = name === null ? "" : textIn(row, name);
  return text !== "" && (text.match(/\d/g)?.length ?? 0) < digitsOfName && fitsColumn(text, columns[name!]!);
}

export const hasFigures = (columns: LineColumns): boolean =>
  Object.values(columns).some(({ type }) => type === "money" || type === "number");

/** Only words, and numbers of articles or lines beside them: the description of the line above goes on. */
export function goesOn(row: PrintedRow, columns: LineColumns): boolean {
  const filled = Object.entries(columns).filter(([name]) => row[name]!.length > 0);
  const isSaid = filled.every(([name, column]) => {
    return column.type === "text" || column.type === "id" || roleOf(name, column) === "position";
  });
  return isSaid && filled.some(([, { type }]) => type === "text") && hasFigures(columns);
}

/** Figures that the line above has not: one line whose cells are not quite at one height. */
export function completes(above: PrintedRow, row: PrintedRow, columns: LineColumns): boolean {
  const figures = Object.entries(columns).filter(([, { type }]) => type === "number" || type === "money");
  const filled = figures.filter(([name]) => row[name]!.length > 0);
  const isOpen = filled.every(([name]) => above[name]!.length === 0);
  return filled.length > 0 && filled.length < figures.length && isOpen;
}

/** A line has a figure that is one, where its columns hold any. */
export function isLine(row: PrintedRow, columns: LineColumns): boolean {
  if (!hasFigures(columns)) return true;
  return Object.entries(columns).some(([name, column]) => {
    const isFigure = (column.type === "money" || column.type === "number") && roleOf(name, column) !== "position";
    return isFigure && row[name]!.length > 0 && fitsColumn(textIn(row, name), column);
  });
}

/** A line says what it comes to, or how much of what at which price. */
export function isWhole(row: PrintedRow, columns: LineColumns): boolean {
  return hasFigure(row, columns, "amount") || (hasFigure(row, columns, "quantity") && hasFigure(row, columns, "price"));
}
