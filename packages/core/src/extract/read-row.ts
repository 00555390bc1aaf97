import { unitCode } from "../matching/unit-codes.ts";
import type { GridLine } from "./cell-grid.ts";
import { cellValue, fitsColumn, unitBehind } from "./cell-value.ts";
import type { ColumnEnds } from "./column-ends.ts";
import { type Described, described } from "./described.ts";
import { checkRow, figure } from "./line-checks.ts";
import { columnFor, type LineColumn, type LineColumns } from "./line-columns.ts";
import { type ColumnRequest, headingScore } from "./map-columns.ts";
import { type PrintedRow, textIn } from "./printed-row.ts";
import type { ReadCell, ReadRow } from "./read-lines.ts";

/** What a row below takes off a line (below zero) or puts on, as it is printed, and where. */
export interface TakenOff extends Pick<ReadCell, "places"> {
  readonly amount: number;
  readonly printed: string;
}

type Cells = Record<string, ReadCell>;

const none: ReadCell = { value: null, printed: null, places: [] };
/** Labels that head a column word for word name its value. */
const named = 2;
const cent = 0.011;

/** The cells of a line; `ends` says where the lines of each column have to end. */
export function readRow(
  printed: PrintedRow,
  takenOff: TakenOff | null,
  request: ColumnRequest,
  ends: ColumnEnds,
): ReadRow {
  const { columns } = request;
  const cells: Cells = {};
  const told: Described[] = [];
  for (const [name, column] of Object.entries(columns)) {
    const lines = printed[name]!;
    const words =
      column.type === "text" && lines.length > 0 ? described(lines, () => ends.of(name), request.joins ?? true) : null;
    if (words !== null) told.push(words);
    cells[name] = cellOf(words?.name ?? figureLines(lines, column, request.country), column, request.country);
  }
  for (const one of told) addTold(cells, one, request);
  addUnit(cells, printed, columns);
  addTakenOff(cells, takenOff, columns);
  return { cells, check: checkRow(columns, valuesOf(cells), takenOff?.amount) };
}

function cellOf(lines: readonly GridLine[], column: LineColumn, country: string | undefined): ReadCell {
  const text = lines
    .map((line) => line.text)
    .join(" ")
    .trim();
  if (text === "") return none;
  return { value: cellValue(text, column, country), printed: text, places: lines.flatMap(({ places }) => places) };
}

/** Of several lines of a figure the first that is one: what stands below it says something else. */
function figureLines(lines: readonly GridLine[], column: LineColumn, country: string | undefined): readonly GridLine[] {
  const first =
    lines.length < 2 || column.type === "text"
      ? undefined
      : lines.find(({ text }) => fitsColumn(text, column, country));
  return first === undefined ? lines : [first];
}

/** What is said below a name of other columns, as long as nothing else says it. */
function addTold(
  cells: Cells,
  { codes, labelled }: Described,
  { columns, country, learned = {} }: ColumnRequest,
): void {
  for (const { label, value, line } of labelled)
    for (const [name, column] of Object.entries(columns)) {
      const isNamed = headingScore(name, column, label, learned[name] ?? []) >= named;
      if (cells[name]!.value === null && isNamed && fitsColumn(value, column, country))
        cells[name] = { ...cellOf([line], column, country), value: cellValue(value, column, country), printed: value };
    }
  const item = columnFor(columns, "item");
  const code = codes[0];
  if (item !== null && code !== undefined && cells[item]!.value === null)
    cells[item] = cellOf([code], columns[item]!, country);
}

/** Where units have no column of their own they stand behind the quantity, or below it. */
function addUnit(cells: Cells, printed: PrintedRow, columns: LineColumns): void {
  const [unit, quantity] = [columnFor(columns, "unit"), columnFor(columns, "quantity")];
  if (unit === null || quantity === null || cells[unit]!.value !== null) return;
  const behind = unitBehind(textIn(printed, quantity));
  if (behind !== null)
    cells[unit] = {
      value: unitCode(behind),
      printed: behind,
      places: printed[quantity]!.flatMap(({ places }) => places),
    };
}

/** What a line comes to is what it says, less what the row below takes off, where that is not in it yet. */
function addTakenOff(cells: Cells, takenOff: TakenOff | null, columns: LineColumns): void {
  const [allowance, amount] = [columnFor(columns, "allowance"), columnFor(columns, "amount")];
  if (allowance !== null && takenOff === null) return signAllowance(cells, allowance, columns);
  if (takenOff === null || amount === null) return;
  const { amount: off, printed, places } = takenOff;
  if (allowance !== null && cells[allowance]!.value === null)
    cells[allowance] = { value: off.toFixed(2), printed, places };
  const own = cells[amount]!;
  const said = figure(columns, valuesOf(cells), "amount");
  if (said === null || isIn(cells, off, columns)) return;
  cells[amount] = { ...own, value: (said + off).toFixed(2), places: [...own.places, ...places] };
}

/** Columns of what is taken off are often printed without a sign: what multiplies says which it is. */
function signAllowance(cells: Cells, name: string, columns: LineColumns): void {
  const value = Number(cells[name]!.value ?? 0);
  if (value > 0 && isIn(cells, -value, columns)) cells[name] = { ...cells[name]!, value: `-${cells[name]!.value}` };
}

/** Whether the amount of a line is price times quantity with an allowance. */
function isIn(cells: Cells, off: number, columns: LineColumns): boolean {
  const [quantity, price, amount] = (["quantity", "price", "amount"] as const).map((role) =>
    figure(columns, valuesOf(cells), role),
  );
  return quantity != null && price != null && amount != null && Math.abs(quantity * price + off - amount) <= cent;
}

const valuesOf = (cells: Cells) => Object.fromEntries(Object.entries(cells).map(([name, { value }]) => [name, value]));
