import type { HistoricCase } from "../commands/baseline-commands.ts";
import { type FileRow, rowsOf } from "./read-rows.ts";
import { unfitFile } from "./unfit-file.ts";

const units = { minutes: 1, seconds: 1 / 60, hours: 60 };
const wrongColumns = ["wrong", "error", "errors", "rework"];

/**
 * Historic cases of a CSV or JSON Lines text: a column `minutes` (or seconds, hours), one `wrong` (or error, rework)
 * with yes or no where it is known, and an `id`. Throws a UserError with the line that does not fit.
 */
export function readHistoricCases(file: string, text: string): HistoricCase[] {
  const rows = rowsOf(file, text);
  const first = rows[0]!.values;
  const unit = Object.entries(units).find(([name]) => name in first);
  if (unit === undefined)
    throw unfitFile(file, 1, `there is no column "minutes"`, "Name the column minutes, seconds or hours.");
  const wrong = wrongColumns.find((name) => name in first);
  return rows.map((row) => ({
    minutes: timeOf(file, row, unit),
    wrong: wrong === undefined ? undefined : wrongOf(file, row, wrong),
    id: idOf(row.values["id"]),
  }));
}

function timeOf(file: string, row: FileRow, [column, minutes]: [string, number]): number {
  const text = textOf(row.values[column]);
  const value = Number(text) * minutes;
  if (text !== "" && Number.isFinite(value) && value >= 0) return value;
  throw unfitFile(
    file,
    row.line,
    `"${text.slice(0, 40)}" is not a time`,
    `Every row needs its ${column}, as a number.`,
  );
}

function wrongOf(file: string, row: FileRow, column: string): boolean | undefined {
  const text = textOf(row.values[column]);
  if (text === "") return undefined;
  if (/^(true|yes|y|1)$/i.test(text)) return true;
  if (/^(false|no|n|0)$/i.test(text)) return false;
  throw unfitFile(file, row.line, `"${text.slice(0, 40)}" is neither yes nor no`, `Write yes or no in ${column}.`);
}

const idOf = (value: unknown): string | undefined => textOf(value).slice(0, 200) || undefined;

function textOf(value: unknown): string {
  return typeof value === "string"
    ? value.trim()
    : typeof value === "number" || typeof value === "boolean"
      ? `${value}`
      : "";
}
