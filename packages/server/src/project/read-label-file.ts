import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import { parse } from "csv-parse";

/** One labelled text of a file. */
export interface LabelledText {
  text: string;
  value: string;
  externalId?: string;
  segment?: string;
}

const textColumns = ["text", "body", "message", "query", "utterance", "document"];
const labelColumns = ["label", "value", "category", "intent", "class", "target"];

/**
 * Labels of a CSV or JSONL file. The text is in the column `text` (or body, message, …), the label in `label` (or
 * category, intent, …); a `subject` is put in front of the text as live cases are judged. Throws UserError with the
 * line that does not fit.
 */
export async function readLabelFile(file: string): Promise<LabelledText[]> {
  const rows = extname(file) === ".csv" ? await csvRows(file) : await jsonRows(file);
  const first = rows[0];
  if (first === undefined) throw unfit(file, 1, "there is no row", "Give it a line of column names and some rows.");
  const text = columnOf(file, first, textColumns, "text");
  const label = columnOf(file, first, labelColumns, "label");
  return rows.map((row, at) => labelOf(file, at + 2, row, text, label));
}

type Row = Record<string, unknown>;

function labelOf(file: string, line: number, row: Row, text: string, label: string): LabelledText {
  const value = textOf(row[label]).trim();
  const body = textOf(row[text]);
  if (value === "") throw unfit(file, line, `"${label}" is empty`, "Every row needs its label.");
  if (body.trim() === "") throw unfit(file, line, `"${text}" is empty`, "Every row needs a text.");
  const subject = text === "subject" ? "" : textOf(row["subject"]);
  const id = textOf(row["id"] ?? row["externalId"]);
  return {
    text: subject === "" ? body : `${subject}\n${body}`,
    value,
    ...(id === "" ? {} : { externalId: id }),
    ...(typeof row["segment"] === "string" ? { segment: row["segment"] } : {}),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

function columnOf(file: string, row: Row, names: readonly string[], meaning: string): string {
  const found = names.find((name) => name in row);
  if (found !== undefined) return found;
  const has = Object.keys(row).slice(0, 12).join(", ");
  throw unfit(file, 1, `no column for the ${meaning}; it has: ${has}`, `Name one of them ${names.join(" or ")}.`);
}

async function csvRows(file: string): Promise<Row[]> {
  const rows: Row[] = [];
  const options = { columns: true, bom: true, skip_empty_lines: true, trim: false };
  try {
    for await (const row of createReadStream(file).pipe(parse(options))) rows.push(row as Row);
  } catch (cause) {
    throw unfit(file, rows.length + 2, (cause as Error).message, "Save it as CSV in UTF-8, with a line of column names.");
  }
  return rows;
}

async function jsonRows(file: string): Promise<Row[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, at) => (line.trim() === "" ? [] : [parseLine(file, at + 1, line)]));
}

function parseLine(file: string, line: number, text: string): Row {
  try {
    return JSON.parse(text) as Row;
  } catch (cause) {
    throw unfit(file, line, (cause as Error).message, "Each line is one JSON object.");
  }
}

function unfit(file: string, line: number, reason: string, remedy: string): UserError {
  return new UserError({ code: "bad-label-file", field: file, message: `${file}, line ${line}: ${reason}.`, remedy });
}
