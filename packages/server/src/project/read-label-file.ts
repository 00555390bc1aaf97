import { type FileRow, readRows } from "./read-rows.ts";
import { unfitFile } from "./unfit-file.ts";

/** One labelled text of a file. */
export interface LabelledText {
  text: string;
  value: string;
  externalId?: string;
  segment?: string;
}

/** One labelled row of a file; its values are those of the other columns. */
export interface LabelledRow extends FileRow {
  /** The text with the subject in front of it. */
  text: string;
  body: string;
  subject: string;
  label: string;
}

/** Columns by name, where a file's own names do not say it. */
export interface LabelColumns {
  text?: string | undefined;
  label?: string | undefined;
}

export const textColumns = ["text", "body", "message", "query", "utterance", "document"];
export const subjectColumns = ["subject", "title"];
export const labelColumns = ["label", "value", "category", "intent", "class", "target"];

/**
 * Labels of a CSV or JSONL file. The text is in the column `text` (or body, message, …), the label in `label` (or
 * category, intent, …); a `subject` (or title) is put in front of the text as live cases are judged. Throws UserError
 * with the line that does not fit.
 */
export async function readLabelFile(file: string): Promise<LabelledText[]> {
  return (await readLabelledRows(file)).map(({ text, label, values }) => {
    const id = textOf(values["id"] ?? values["externalId"]);
    const segment = values["segment"];
    return {
      text,
      value: label,
      ...(id === "" ? {} : { externalId: id }),
      ...(typeof segment === "string" ? { segment } : {}),
    };
  });
}

/** The rows of several files, one file after the other. */
export async function readLabelledFiles(files: readonly string[], columns: LabelColumns): Promise<LabelledRow[]> {
  const lists = await Promise.all(files.map((file) => readLabelledRows(file, columns)));
  return lists.flat();
}

/** The same rows with everything that stands in them. */
export async function readLabelledRows(file: string, columns: LabelColumns = {}): Promise<LabelledRow[]> {
  const rows = await readRows(file);
  const text = columnOf(file, rows[0]!, columns.text, textColumns, "text");
  const label = columnOf(file, rows[0]!, columns.label, labelColumns, "label");
  const subject = subjectColumns.find((name) => name in rows[0]!.values && name !== text);
  return rows.map((row) => labelledRow(file, row, text, label, subject));
}

function labelledRow(file: string, row: FileRow, text: string, label: string, subject?: string): LabelledRow {
  const value = textOf(row.values[label]).trim();
  const body = textOf(row.values[text]);
  if (value === "") throw unfitFile(file, row.line, `"${label}" is empty`, "Every row needs its label.");
  if (body.trim() === "") throw unfitFile(file, row.line, `"${text}" is empty`, "Every row needs a text.");
  const above = subject === undefined ? "" : textOf(row.values[subject]);
  const { [label]: _, ...values } = row.values;
  return {
    line: row.line,
    values,
    text: above === "" ? body : `${above}\n${body}`,
    body,
    subject: above,
    label: value,
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? `${value}` : "";
}

function columnOf(file: string, row: FileRow, wanted: string | undefined, usual: string[], meaning: string): string {
  const names = wanted === undefined ? usual : [wanted];
  const found = names.find((name) => name in row.values);
  if (found !== undefined) return found;
  const has = Object.keys(row.values).slice(0, 12).join(", ").slice(0, 300);
  const remedy = `Name one of them ${usual.join(" or ")}, or say which it is with --${meaning} COLUMN.`;
  const reason = wanted === undefined ? `no column for the ${meaning}` : `no column "${wanted}"`;
  throw unfitFile(file, 1, `${reason}; it has: ${has}`, remedy);
}
