import { isRecord, objectIn } from "../wire/object-in.ts";
import { addressLine, addressOf } from "./address-value.ts";

const shownFields = 3;
const longestValue = 60;

/**
 * A record of fields in a line: `seller: Northwind, date: 2026-03-14, vat: none, and 3 more`. What is no record is its own
 * words. `most` fields are named; of lines it says how many there are.
 */
export function recordWords(value: string, most = shownFields): string {
  const fields = value.startsWith("{") ? Object.entries(objectIn(value) ?? {}) : [];
  if (fields.length === 0) return value;
  const said = fields.slice(0, most).map(([name, each]) => `${name}: ${shownValue(each)}`);
  const more = fields.length - said.length;
  return more > 0 ? `${said.join(", ")}, and ${more} more` : said.join(", ");
}

function shownValue(value: unknown): string {
  const text = fieldWords(value).replaceAll(/\s+/g, " ");
  if (text === "") return "none";
  return text.length > longestValue ? `${text.slice(0, longestValue).toWellFormed()}…` : text;
}

/** One field of a record in words: an address in a line, of lines how many they are; empty where there is nothing. */
export function fieldWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? "1 line" : value.length === 0 ? "" : `${value.length} lines`;
  if (typeof value === "string") return value;
  const address = isRecord(value) ? addressOf(JSON.stringify(value)) : null;
  return address === null ? "" : addressLine(address);
}
