import { extname } from "node:path";
import { csvSeparator } from "@surety/core/trigger/csv-separator";
import { CsvError, parse } from "csv-parse/sync";
import { readTextFile } from "./read-text-file.ts";
import { unfitFile } from "./unfit-file.ts";

/** One row of a file: its values by column name, and the line that it begins on, from 1. */
export interface FileRow {
  line: number;
  values: Readonly<Record<string, unknown>>;
}

/** The rows of a CSV (with a line of column names) or JSON Lines file. Throws a UserError with the line that does not fit. */
export async function readRows(file: string): Promise<FileRow[]> {
  return rowsOf(file, await readTextFile(file));
}

/** The same for a text that is in memory already; `file` is its name, which says the format. */
export function rowsOf(file: string, text: string): FileRow[] {
  const rows = [".jsonl", ".ndjson", ".json"].includes(extname(file)) ? jsonRows(file, text) : csvRows(file, text);
  if (rows.length > 0) return rows;
  const reason = text.trim() === "" ? "the file is empty" : "there is no row below the column names";
  throw unfitFile(file, 1, reason, "Give it a line of column names and some rows.");
}

function csvRows(file: string, text: string): FileRow[] {
  try {
    const parsed: unknown = parse(text, {
      delimiter: csvSeparator(text),
      columns: named,
      bom: true,
      skip_empty_lines: true,
      info: true,
    });
    // The parser counts to the end of a record, and a record may span lines.
    return (parsed as { record: FileRow["values"]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines - lineBreaks(record),
      values: record,
    }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const reason = cause.message.replace(/ (on|at) line \d+/, "").replace(/\.$/, "");
    const line = Number((cause as CsvError & { lines?: number }).lines ?? 1);
    throw unfitFile(file, line, reason, "Save it as CSV in UTF-8, with a line of column names.");
  }
}

const lineBreaks = (record: FileRow["values"]): number =>
  Object.values(record).reduce<number>((sum, value) => sum + String(value).split("\n").length - 1, 0);

const named = (names: string[]): string[] => names.map((name) => name.trim());

function jsonRows(file: string, text: string): FileRow[] {
  return text
    .split("\n")
    .flatMap((line, at) => (line.trim() === "" ? [] : [{ line: at + 1, values: parseLine(file, at + 1, line) }]));
}

function parseLine(file: string, line: number, text: string): FileRow["values"] {
  const remedy = "Each line is one JSON object.";
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as FileRow["values"];
  } catch (cause) {
    throw unfitFile(file, line, (cause as Error).message, remedy);
  }
  throw unfitFile(file, line, "it is not an object", remedy);
}
