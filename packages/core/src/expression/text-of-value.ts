import { DurationValue } from "./duration-value.ts";
import { plainValue } from "./plain-value.ts";

/** A value as text: texts as they are, numbers and true/false plainly, times in ISO form, lists and objects as JSON, absent as nothing. */
export function textOfValue(value: unknown): string {
  if (value instanceof DurationValue) return `${value.ms / 1000}s`;
  const plain = plainValue(value);
  if (plain === null) return "";
  return typeof plain === "string" ? plain : JSON.stringify(plain);
}
