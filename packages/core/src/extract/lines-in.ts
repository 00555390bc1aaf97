import { type Allowance, allowanceIn, isOfLine } from "./allowance-rows.ts";
import type { CellGrid, GridCell } from "./cell-grid.ts";
import { cellValue } from "./cell-value.ts";
import { ColumnEnds } from "./column-ends.ts";
import { columnFor } from "./line-columns.ts";
import { mostRows } from "./line-rows.ts";
import type { ColumnMap, ColumnRequest } from "./map-columns.ts";
import {
  below,
  completes,
  goesOn,
  hasFigure,
  isEmpty,
  isLine,
  isWhole,
  type PrintedRow,
  printedRow,
  textIn,
} from "./printed-row.ts";
import { readRow, type TakenOff } from "./read-row.ts";
import type { ReadRow } from "./read-lines.ts";
import { isCalledSum, isHeadingAgain } from "./summary-rows.ts";

interface OpenLine {
  printed: PrintedRow;
  takenOff: TakenOff | null;
}

/** The lines of a table whose columns are known. Rows that say what others come to, or something of a line above, are none. */
export function linesIn(grid: CellGrid, map: ColumnMap, request: ColumnRequest): ReadRow[] {
  if (Object.values(map.places).every((at) => at === null)) return [];
  const walk = new Walk(map, request);
  for (const row of grid.rows.slice(map.from)) if (walk.lines.length < mostRows) walk.take(row);
  const whole = walk.lines.filter(({ printed }) => isWhole(printed, request.columns));
  const ends = new ColumnEnds(grid, map);
  return (whole.length > 0 && isSaid(map, request) ? whole : walk.lines).map(({ printed, takenOff }) =>
    readRow(printed, takenOff, request, ends),
  );
}

/** Whether a table says what its lines come to, beside a quantity or a price. */
function isSaid({ places }: ColumnMap, { columns }: ColumnRequest): boolean {
  const has = (role: "amount" | "quantity" | "price") => {
    const name = columnFor(columns, role);
    return name !== null && places[name] != null;
  };
  return has("amount") && (has("quantity") || has("price"));
}

/** Goes down the rows of a table and puts them to lines. */
class Walk {
  readonly lines: OpenLine[] = [];
  readonly #map: ColumnMap;
  readonly #request: ColumnRequest;
  /** Whether a sum has been said: what follows without a quantity is said of it. */
  #isSummed = false;
  /** What is of the last line if another one follows. */
  #pending: TakenOff | null = null;

  constructor(map: ColumnMap, request: ColumnRequest) {
    this.#map = map;
    this.#request = request;
  }

  take(row: readonly GridCell[]): void {
    const { columns } = this.#request;
    const printed = printedRow(row, this.#map.places, columns);
    if (isEmpty(printed) || isHeadingAgain(row)) return;
    const isPriced = hasFigure(printed, columns, "quantity") || hasFigure(printed, columns, "price");
    if (!isPriced && isCalledSum(row, this.#nameOf(printed))) return this.#sum();
    if (!isPriced && this.#isTakenOff(row, printed)) return;
    const last = this.lines.at(-1);
    if (last !== undefined && (goesOn(printed, columns) || completes(last.printed, printed, columns)))
      last.printed = below(last.printed, printed);
    else if (isLine(printed, columns) && !(this.#isSummed && !this.#isCounted(printed))) this.#begin(printed);
  }

  #begin(printed: PrintedRow): void {
    const last = this.lines.at(-1);
    if (last !== undefined && this.#pending !== null) last.takenOff = this.#pending;
    this.#pending = null;
    this.#isSummed = false;
    this.lines.push({ printed, takenOff: null });
  }

  #sum(): void {
    this.#isSummed = this.lines.length > 0;
    this.#pending = null;
  }

  /** Where a table counts what its lines are of, a line does. */
  #isCounted(printed: PrintedRow): boolean {
    const name = columnFor(this.#request.columns, "quantity");
    return name === null || this.#map.places[name] == null || hasFigure(printed, this.#request.columns, "quantity");
  }

  /** Whether a row takes something off, or puts something on: off the line above, or off all of them. */
  #isTakenOff(row: readonly GridCell[], printed: PrintedRow): boolean {
    const amount = this.#amountOf(printed);
    const last = this.lines.at(-1);
    const found =
      amount === null || last === undefined
        ? null
        : allowanceIn(
            row.map(({ text }) => text),
            amount,
          );
    if (found === null || last === undefined) return false;
    const isOwn = this.#isSummed ? false : isOfLine(found, this.#amountOf(last.printed) ?? 0, this.lines.length);
    const taken = this.#takenOff(found, printed);
    if (isOwn === true) last.takenOff = taken;
    else if (isOwn === null) this.#pending = taken;
    return true;
  }

  #takenOff({ amount }: Allowance, printed: PrintedRow): TakenOff {
    const name = columnFor(this.#request.columns, "amount") ?? "";
    return { amount, printed: textIn(printed, name), places: printed[name]!.flatMap(({ places }) => places) };
  }

  #amountOf(printed: PrintedRow): number | null {
    const { columns, country } = this.#request;
    const name = columnFor(columns, "amount");
    if (name === null || !hasFigure(printed, columns, "amount")) return null;
    return Number(cellValue(textIn(printed, name), columns[name]!, country));
  }

  #nameOf(printed: PrintedRow): string {
    const name = columnFor(this.#request.columns, "name");
    return name === null ? "" : textIn(printed, name);
  }
}
