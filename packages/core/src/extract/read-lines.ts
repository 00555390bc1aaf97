import type { CellGrid, GridCell } from "./cell-grid.ts";
import { unitCode } from "../matching/unit-codes.ts";
import { cellValue, fitsColumn, unitBehind } from "./cell-value.ts";
import { headedGrids } from "./headed-grids.ts";
import { isHeading } from "./header-words.ts";
import type { Layout } from "./layout.ts";
import { columnFor, type LineColumns, roleOf } from "./line-columns.ts";
import { checkRow, type RowCheck } from "./line-checks.ts";
import { mostRows } from "./line-rows.ts";
import { type ColumnMap, type ColumnRequest, mapColumns } from "./map-columns.ts";

/** A cell of a line as it was read: its value in the one form of its column, as it is printed, and where. */
export interface ReadCell extends Pick<GridCell, "places"> {
  readonly value: string | null;
  readonly printed: string | null;
}

export interface ReadRow {
  readonly cells: Readonly<Record<string, ReadCell>>;
  readonly check: RowCheck;
}

/** Lines that were read in a table, with what speaks for them. */
export interface ReadLines {
  readonly rows: readonly ReadRow[];
  readonly map: ColumnMap;
  readonly grid: CellGrid;
}

const none: ReadCell = { value: null, printed: null, places: [] };
/** What rows are called that say what others come to. */
const summing =
  /^(?:sub)?\s*(?:\p{L}*(?:summe|gesamtbetrag)|total|totals|sum|net|gross|vat|tax|balance|amount due|carried|summe|gesamt|zwischensumme|netto|brutto|mwst|ust|umsatzsteuer|übertrag|rechnungsbetrag|sous[- ]total|montant|tva|total|importe|base imponible|iva|imponibile|totale|totaal|subtotaal|btw)(?:\P{L}|$)/iu;

/** Where it is said in the middle of other words: `invoice total EUR`. */
const total = /(?:^|\P{L})(?:sub)?(?:total|totaal|totale|summe|gesamtbetrag)(?:\P{L}|$)/iu;

/** The tables of a document, and its words where it has pages: headings find what they head. */
export interface ReadableTables {
  readonly grids: readonly CellGrid[];
  readonly layout: Layout | null;
}

/** The lines of every table that could be them, the likeliest first. */
export function readLines({ grids, layout }: ReadableTables, request: ColumnRequest): ReadLines[] {
  const headed = layout === null ? [] : headedGrids(layout, request);
  const read = [...grids, ...headed].map((grid): ReadLines => {
    const map = mapColumns(grid, request);
    return { rows: rowsIn(grid, map, request), map, grid };
  });
  return read.filter(({ rows }) => rows.length > 0).sort((a, b) => likelihood(b) - likelihood(a));
}

/** A table with more of the columns, whose lines add up, and with more of them, is likelier the one that is meant. */
export function likelihood({ rows, map }: ReadLines): number {
  const right = rows.filter(({ check }) => check === 1).length / Math.max(1, rows.length);
  return map.score + 2 * right + Math.log2(1 + rows.length) / 4;
}

function rowsIn({ rows }: CellGrid, { places, from }: ColumnMap, request: ColumnRequest): ReadRow[] {
  const { columns, country } = request;
  const found = Object.values(places).filter((at) => at !== null).length;
  if (found === 0) return [];
  const read: ReadRow[] = [];
  for (const row of rows.slice(from)) {
    if (read.length >= mostRows) break;
    const cells = cellsOf(row, places, columns, country);
    if (isEmpty(cells) || isHeadingAgain(row)) continue;
    if (isSummary(row, cells, columns)) continue;
    const last = read.at(-1);
    if (last !== undefined && (goesOn(cells, columns) || completes(last, cells, columns)))
      read[read.length - 1] = joined(last, cells, request);
    else if (isLine(cells, columns)) read.push({ cells, check: 0 });
  }
  return read.map(({ cells }) => ({ cells, check: checkRow(columns, valuesOf(cells)) }));
}

const valuesOf = (cells: ReadRow["cells"]) =>
  Object.fromEntries(Object.entries(cells).map(([name, { value }]) => [name, value]));

function cellsOf(
  row: readonly GridCell[],
  places: ColumnMap["places"],
  columns: LineColumns,
  country: string | undefined,
): ReadRow["cells"] {
  const cells = Object.fromEntries(
    Object.entries(columns).map(([name, column]): [string, ReadCell] => {
      const at = places[name] ?? null;
      const cell = at === null ? undefined : row[at];
      if (cell === undefined || cell.text.trim() === "") return [name, none];
      return [name, { value: cellValue(cell.text, column, country), printed: cell.text.trim(), places: cell.places }];
    }),
  );
  const unit = columnFor(columns, "unit");
  return unit === null || cells[unit]?.value != null ? cells : { ...cells, [unit]: unitIn(cells, columns) };
}

/** Where units have no column of their own they stand behind the quantity. */
function unitIn(cells: ReadRow["cells"], columns: LineColumns): ReadCell {
  const quantity = cellFor(cells, columns, "quantity");
  const printed = quantity?.printed == null ? null : unitBehind(quantity.printed);
  if (quantity === null || printed === null) return none;
  return { value: unitCode(printed), printed, places: quantity.places };
}

const isEmpty = (cells: ReadRow["cells"]): boolean => Object.values(cells).every(({ value }) => value === null);

/** A heading that is printed once more, as on the next page. */
const isHeadingAgain = (row: readonly GridCell[]): boolean => {
  const filled = row.filter(({ text }) => text.trim() !== "");
  return filled.length >= 2 && filled.every(({ text }) => isHeading(text));
};

/** What says what the lines come to is none: it has a word for it, and no quantity or price of its own. */
function isSummary(row: readonly GridCell[], cells: ReadRow["cells"], columns: LineColumns): boolean {
  const first = row.find(({ text }) => text.trim() !== "")?.text.trim() ?? "";
  const isSumming =
    [first, cellFor(cells, columns, "name")?.printed ?? ""].some((text) => summing.test(text)) ||
    row.some(({ text }) => total.test(text));
  return isSumming && (["quantity", "price"] as const).every((role) => !hasFigure(cells, columns, role));
}

function hasFigure(cells: ReadRow["cells"], columns: LineColumns, role: "quantity" | "price"): boolean {
  const name = columnFor(columns, role);
  const printed = name === null ? null : (cells[name]?.printed ?? null);
  return name !== null && printed !== null && fitsColumn(printed, columns[name]!);
}

const cellFor = (cells: ReadRow["cells"], columns: LineColumns, role: Parameters<typeof columnFor>[1]) => {
  const name = columnFor(columns, role);
  return name === null ? null : (cells[name] ?? null);
};

/** Only words, in a column of words: the description of the line above goes on. */
function goesOn(cells: ReadRow["cells"], columns: LineColumns): boolean {
  const filled = Object.entries(cells).filter(([, { value }]) => value !== null);
  return filled.length === 1 && filled.every(([name]) => columns[name]!.type === "text") && hasFigures(columns);
}

const hasFigures = (columns: LineColumns): boolean =>
  Object.values(columns).some(({ type }) => type === "money" || type === "number");

/** Figures that the line above has not: one line whose cells are not quite at one height. */
function completes({ cells: above }: ReadRow, cells: ReadRow["cells"], columns: LineColumns): boolean {
  const figures = Object.entries(columns).filter(([, { type }]) => type === "number" || type === "money");
  const filled = figures.filter(([name]) => cells[name]?.value != null);
  const open = figures.filter(([name]) => above[name]?.value == null);
  return filled.length > 0 && filled.length < figures.length && filled.every((one) => open.includes(one));
}

/** A line has a figure that is one, where its columns hold any. */
function isLine(cells: ReadRow["cells"], columns: LineColumns): boolean {
  if (!hasFigures(columns)) return true;
  return Object.entries(columns).some(([name, column]) => {
    const { printed } = cells[name] ?? none;
    const isFigure = (column.type === "money" || column.type === "number") && roleOf(name, column) !== "position";
    return isFigure && printed !== null && fitsColumn(printed, column);
  });
}

function joined(row: ReadRow, more: ReadRow["cells"], { columns, country, joins = true }: ColumnRequest): ReadRow {
  const cells = Object.fromEntries(
    Object.entries(columns).map(([name, column]): [string, ReadCell] => {
      const [one = none, next = none] = [row.cells[name], more[name]];
      if (next.printed === null || (one.printed !== null && !joins)) return [name, one];
      const printed = one.printed === null ? next.printed : `${one.printed} ${next.printed}`;
      return [name, { value: cellValue(printed, column, country), printed, places: [...one.places, ...next.places] }];
    }),
  );
  return { ...row, cells };
}
