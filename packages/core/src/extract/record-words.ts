import { objectIn } from "../wire/object-in.ts";

const shownFields = 3;
const longestValue = 60;

/**
 * A record of fields in a line: `seller: Northwind, date: 2026-03-14, vat: none, and 3 more`. What is no record is its own
 * words. `most` fields are named.
 */
export function recordWords(value: string, most = shownFields): string {
  const fields = value.startsWith("{") ? Object.entries(objectIn(value) ?? {}) : [];
  if (fields.length === 0) return value;
  const said = fields.slice(0, most).map(([name, each]) => `${name}: ${shownValue(each)}`);
  const more = fields.length - said.length;
  return more > 0 ? `${said.join(", ")}, and ${more} more` : said.join(", ");
}

function shownValue(value: unknown): string {
  if (typeof value !== "string" || value === "") return "none";
  const text = value.replaceAll(/\s+/g, " ");
  return text.length > longestValue ? `${text.slice(0, longestValue).toWellFormed()}…` : text;
}
