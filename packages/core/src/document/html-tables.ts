import { decodeEntities } from "../prepare/decode-entities.ts";
import { htmlTokens } from "../prepare/html-tokens.ts";
import { mostCells, type Table, tableOfTexts } from "./reading.ts";

/**
 * The tables of an HTML text, the outer one before those in its cells; each row has its cells as a reader sees them.
 * A cell that spans several columns stands once. Linear in the length; never throws.
 */
export function htmlTables(html: string): Table[] {
  const page = new Tables();
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") page.write(decodeEntities(token.text));
    else page.tag(token.name, token.closing);
  }
  return page.all
    .filter(({ rows }) => rows.length > 0)
    .map(({ rows, isHead }) => ({ ...tableOfTexts(null, rows), headerRows: headerRowsOf(isHead) }));
}

/** How many rows from the first on are heads alone; a table of nothing else has none. */
function headerRowsOf(isHead: readonly boolean[]): number {
  const body = isHead.indexOf(false);
  return Math.max(0, body);
}

interface OpenTable {
  rows: string[][];
  /** Of each row, whether its cells are heads (`th`) and nothing else. */
  isHead: boolean[];
  /** The cell that text goes to; null between cells. */
  cell: string | null;
}

/** So many tables inside each other are layout, and no data. */
const deepest = 10;

class Tables {
  readonly all: OpenTable[] = [];
  readonly #open: OpenTable[] = [];
  #cells = 0;

  tag(name: string, closing: boolean): void {
    if (name === "table") return closing ? this.#endTable() : this.#beginTable();
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (name === "tr") this.#row(table, closing);
    else if (name === "td" || name === "th") this.#cell(table, closing, name === "th");
    else if (table.cell !== null) table.cell += " ";
  }

  write(text: string): void {
    const table = this.#open.at(-1);
    if (table?.cell != null) table.cell += text;
  }

  #beginTable(): void {
    if (this.#open.length >= deepest) return;
    const table = { rows: [], isHead: [], cell: null };
    this.all.push(table);
    this.#open.push(table);
  }

  #endTable(): void {
    const table = this.#open.pop();
    if (table !== undefined) this.#endCell(table);
  }

  #row(table: OpenTable, closing: boolean): void {
    this.#endCell(table);
    if (!closing) beginRow(table);
    else if (table.rows.at(-1)?.length === 0) {
      table.rows.pop();
      table.isHead.pop();
    }
  }

  #cell(table: OpenTable, closing: boolean, isHead: boolean): void {
    this.#endCell(table);
    if (closing || this.#cells >= mostCells) return;
    if (table.rows.length === 0) beginRow(table);
    table.cell = "";
    if (!isHead) table.isHead[table.isHead.length - 1] = false;
  }

  #endCell(table: OpenTable): void {
    if (table.cell === null) return;
    this.#cells += 1;
    table.rows.at(-1)!.push(table.cell.replaceAll(/\s+/g, " ").trim());
    table.cell = null;
  }
}

function beginRow(table: OpenTable): void {
  table.rows.push([]);
  table.isHead.push(true);
}
