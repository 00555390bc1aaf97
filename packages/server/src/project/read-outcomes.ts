import { type OutcomePost, outcomePost } from "@surety/core/wire/outcome";
import { type FileRow, rowsOf } from "./read-rows.ts";
import { unfitFile } from "./unfit-file.ts";

const caseColumns = ["caseId", "case", "case_id"];
const keyColumns = ["externalKey", "external_key", "messageId", "message_id"];

/**
 * Outcomes of a CSV or JSON Lines text: columns `caseId` (or case) or `externalKey` with `field` where it is wanted,
 * `name`, `value`, and `at`, `source`, `key` where they are known. A column such as `messageId` is a key in that field.
 * Throws a UserError with the line that does not fit.
 */
export function readOutcomes(file: string, text: string): OutcomePost[] {
  return rowsOf(file, text).map((row) => {
    const post = outcomePost.safeParse(postOf(row));
    if (post.success) return post.data;
    const issue = post.error.issues[0];
    const where = issue?.path.join(".") || "this row";
    throw unfitFile(
      file,
      row.line,
      `${where}: ${issue?.message ?? "it does not fit"}`,
      "Each row needs caseId or externalKey, name and value.",
    );
  });
}

function postOf({ values }: FileRow): Record<string, unknown> {
  const caseColumn = caseColumns.find((column) => textOf(values[column]) !== undefined);
  const keyColumn = keyColumns.find((column) => textOf(values[column]) !== undefined);
  const named = keyColumn?.startsWith("message") === true ? "messageId" : undefined;
  return present({
    caseId: caseColumn === undefined ? undefined : textOf(values[caseColumn]),
    externalKey: keyColumn === undefined ? undefined : textOf(values[keyColumn]),
    field: textOf(values["field"]) ?? named,
    workflow: textOf(values["workflow"]),
    name: textOf(values["name"]),
    value: valueOf(values["value"]),
    at: timeOf(textOf(values["at"])),
    source: textOf(values["source"]),
    key: textOf(values["key"]),
  });
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
  return text === "" ? undefined : text;
}

/** CSV knows only text: yes and no, numbers, and words are told apart here. */
function valueOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (/^(true|yes)$/i.test(text)) return true;
  if (/^(false|no)$/i.test(text)) return false;
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** A day alone is its midnight (UTC). */
const timeOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;

const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
