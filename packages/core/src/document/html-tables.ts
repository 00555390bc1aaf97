import { decodeEntities } from "../prepare/decode-entities.ts";
import { htmlTokens } from "../prepare/html-tokens.ts";
import { type CellSpan, mostCells, spansOf, type Table, tableOfTexts } from "./reading.ts";

/**
 * The tables of an HTML text, the outer one before those in its cells; each row has its cells as a reader sees them. What a
 * cell that spans several rows or columns covers is empty. Linear in the length and in the cells; never throws.
 */
export function htmlTables(html: string): Table[] {
  const page = new Tables();
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") page.write(decodeEntities(token.text));
    else page.tag(token.name, token.closing, token.attributes);
  }
  return page.all
    .filter(({ rows }) => rows.length > 0)
    .map(({ rows, spans, isHead }) => ({
      ...tableOfTexts(null, rows, spansOf(spans.map((span) => within(span, rows.length)))),
      headerRows: headerRowsOf(isHead),
    }));
}

/** A cell ends with its table, whatever it says. */
const within = (span: CellSpan, rows: number): CellSpan => ({
  ...span,
  rowSpan: Math.min(span.rowSpan, rows - span.row),
});

/** How many rows from the first on are heads alone; a table of nothing else has none. */
function headerRowsOf(isHead: readonly boolean[]): number {
  const body = isHead.indexOf(false);
  return Math.max(0, body);
}

interface OpenTable {
  rows: string[][];
  spans: CellSpan[];
  /** Of each row, whether its cells are heads (`th`) and nothing else. */
  isHead: boolean[];
  /** The cell that text goes to; null between cells. */
  cell: (Pick<CellSpan, "rowSpan" | "columnSpan"> & { text: string }) | null;
  /** Of each column, how many rows below are covered by a cell above. */
  covered: number[];
}

/** So many tables inside each other are layout, and no data. */
const deepest = 10;
/** Cells that say that they are larger are not believed. */
const largest = { colspan: 100, rowspan: 1000 };

class Tables {
  readonly all: OpenTable[] = [];
  readonly #open: OpenTable[] = [];
  #cells = 0;

  tag(name: string, closing: boolean, attributes: string): void {
    if (name === "table") return closing ? this.#endTable() : this.#beginTable();
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (name === "tr") this.#row(table, closing);
    else if (name === "td" || name === "th") this.#cell(table, closing, name === "th", attributes);
    else if (table.cell !== null) table.cell.text += " ";
  }

  write(text: string): void {
    const table = this.#open.at(-1);
    if (table?.cell != null) table.cell.text += text;
  }

  #beginTable(): void {
    if (this.#open.length >= deepest) return;
    const table = { rows: [], spans: [], isHead: [], cell: null, covered: [] };
    this.all.push(table);
    this.#open.push(table);
  }

  #endTable(): void {
    const table = this.#open.pop();
    if (table !== undefined) this.#endRow(table);
  }

  #row(table: OpenTable, closing: boolean): void {
    this.#endRow(table);
    if (!closing) beginRow(table);
    else if (table.rows.at(-1)?.length === 0) {
      table.rows.pop();
      table.isHead.pop();
    }
  }

  #cell(table: OpenTable, closing: boolean, isHead: boolean, attributes: string): void {
    this.#endCell(table);
    if (closing || this.#cells >= mostCells) return;
    if (table.rows.length === 0) beginRow(table);
    const [rowSpan, columnSpan] = [spanIn(attributes, "rowspan"), spanIn(attributes, "colspan")];
    table.cell = { text: "", rowSpan, columnSpan };
    if (!isHead) table.isHead[table.isHead.length - 1] = false;
  }

  #endCell(table: OpenTable): void {
    if (table.cell === null) return;
    const { text, rowSpan, columnSpan } = table.cell;
    const row = table.rows.at(-1)!;
    while ((table.covered[row.length] ?? 0) > 0) this.#cover(table);
    const column = row.length;
    row.push(text.replaceAll(/\s+/g, " ").trim(), ...Array.from({ length: columnSpan - 1 }, () => ""));
    this.#cells += columnSpan;
    for (let at = column; at < column + columnSpan; at += 1) table.covered[at] = rowSpan - 1;
    table.spans.push({ row: table.rows.length - 1, column, rowSpan, columnSpan });
    table.cell = null;
  }

  /** What cells above cover behind the last cell of a row is of the row too. */
  #endRow(table: OpenTable): void {
    this.#endCell(table);
    const row = table.rows.at(-1);
    if (row === undefined || row.length === 0) return;
    const { covered } = table;
    // Columns that nothing covers any more are not looked through at each row again.
    while (covered.length > row.length && covered.at(-1) === 0) covered.pop();
    while (row.length < covered.length && this.#cells < mostCells) this.#cover(table);
  }

  #cover({ rows, covered }: OpenTable): void {
    const row = rows.at(-1)!;
    covered[row.length] = Math.max(0, (covered[row.length] ?? 0) - 1);
    row.push("");
    this.#cells += 1;
  }
}

function spanIn(attributes: string, name: "rowspan" | "colspan"): number {
  const said = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, "i").exec(attributes)?.[1];
  return Math.min(largest[name], Math.max(1, Number(said ?? 1)));
}

function beginRow(table: OpenTable): void {
  table.rows.push([]);
  table.isHead.push(true);
}
