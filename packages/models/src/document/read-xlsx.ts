import {
  type CellSpan,
  mostCells,
  mostText,
  type Reading,
  spansOf,
  type Table,
  tableOfTexts,
} from "@surety/core/document/reading";
import { UserError } from "@surety/core/errors/user-error";
import readWorkbook from "read-excel-file/universal";
import { officeParts } from "./office-archive.ts";
import { sheetSpans } from "./sheet-spans.ts";

/** A workbook: each sheet as a table, and all of them as a text with a line for each row. */
export async function readXlsx(bytes: Uint8Array): Promise<Pick<Reading, "text" | "tables">> {
  const parts = officeParts(bytes);
  const tables: Table[] = [];
  let cells = 0;
  const sheets = await sheetsOf(parts);
  const spans = sheetSpans(parts);
  for (const [at, { sheet, data }] of sheets.entries()) {
    const rows = withoutEmptyEnd(data.map((row) => row.map(cellText)));
    cells += rows.reduce((sum, row) => sum + row.length, 0);
    if (cells > mostCells) throw tooManyCells();
    if (rows.length > 0) tables.push(tableOfTexts(sheet, rows, spansWithin(spans[at] ?? [], rows)));
  }
  const text = tables.map(({ name, rows }) => `${name}\n${rows.map((row) => row.join("\t").trimEnd()).join("\n")}`);
  return { text: text.join("\n\n").slice(0, mostText), tables };
}

/** Merged cells as far as they go over rows and columns that are there. */
function spansWithin(spans: readonly CellSpan[], rows: Table["rows"]): CellSpan[] {
  const width = rows[0]?.length ?? 0;
  const inside = spans.map(({ row, column, rowSpan, columnSpan }) => ({
    row,
    column,
    rowSpan: Math.min(rowSpan, rows.length - row),
    columnSpan: Math.min(columnSpan, width - column),
  }));
  return spansOf(inside.filter(({ rowSpan, columnSpan }) => rowSpan > 0 && columnSpan > 0));
}

async function sheetsOf(parts: Uint8Array) {
  try {
    return await readWorkbook(parts.slice().buffer);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new UserError({
      code: "document-broken",
      message: `The workbook is broken: ${(error as Error).message.split("\n")[0]}`,
      remedy: "Ask its sender to save it anew and send it again.",
    });
  }
}

/** Days as YYYY-MM-DD, moments with their minutes, as the sheet says them and in no time zone. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (!(value instanceof Date)) return String(value as string | number | boolean);
  const said = value.toISOString();
  return said.endsWith("T00:00:00.000Z") ? said.slice(0, 10) : said.slice(0, 16).replace("T", " ");
}

function withoutEmptyEnd(rows: readonly string[][]): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ""));
  return rows.slice(0, last + 1);
}

function tooManyCells(): UserError {
  return new UserError({
    code: "document-too-long",
    message: `The workbook has more than ${mostCells} cells; at most ${mostCells} are read.`,
    remedy: "Send the rows that matter, or bring them in as cases with a file trigger (CSV).",
  });
}
