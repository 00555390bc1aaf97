import { UserError } from "../errors/user-error.ts";
import { isRecord, objectIn } from "../wire/object-in.ts";
import type { FieldSpec, FieldSpecs, FieldValues } from "./field-schema.ts";
import { fieldValue, sameValue } from "./field-value.ts";
import { listIn, mostRows } from "./line-rows.ts";

const longestValue = 2000;

/**
 * The fields of a document as one text, in the order of their definition: the value of an `extract` judgment. Addresses and
 * lines are objects and lists in it.
 */
export function recordText(fields: FieldSpecs, values: FieldValues): string {
  const written = Object.entries(fields).map(([name, spec]) => [name, unfolded(values[name] ?? null, spec)]);
  return JSON.stringify(Object.fromEntries(written));
}

/** The fields that such a text holds; every one is null where it is none. */
export function recordOf(fields: FieldSpecs, text: string | null): FieldValues {
  const given = text === null ? {} : (objectIn(text) ?? {});
  return Object.fromEntries(Object.keys(fields).map((name) => [name, folded(given[name])]));
}

/** What has parts is a text of its own among values, and what it is in the record. */
function unfolded(value: string | null, { type }: FieldSpec): unknown {
  if (value === null) return null;
  if (type === "lines") return listIn(value);
  return type === "address" ? (objectIn(value) ?? value) : value;
}

/** A value of a record as a text; null where it is nothing. */
export function folded(value: unknown): string | null {
  if (isRecord(value) || (Array.isArray(value) && value.length > 0)) return JSON.stringify(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** Whether two such texts say the same of every field: of texts letters and digits count, not how they are set. */
export function sameRecord(fields: FieldSpecs, one: string, other: string): boolean {
  const [a, b] = [recordOf(fields, one), recordOf(fields, other)];
  return Object.entries(fields).every(([name, spec]) => sameValue(a[name] ?? null, b[name] ?? null, spec));
}

/**
 * What a person says the fields of a document are, in the one form of each type. An empty text is "not present", as null is.
 * Throws a UserError that names the field; `at` is where the record stands in what was sent.
 */
export function checkedRecord(fields: FieldSpecs, text: string, at: string): string {
  const given = objectIn(text);
  if (given === null) throw unfit(at, "is no JSON object of fields", fields);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) throw unfit(at, `has a field "${unknown}" that is not read`, fields);
  const values = Object.entries(fields).map(([name, spec]): [string, string | null] => {
    const value = given[name] ?? null;
    const problem = spec.type === "lines" ? problemOfLines(value, spec) : problemOfValue(value, spec);
    if (problem !== null) throw unfit(`${at}.${name}${problem.at}`, problem.what, fields);
    const said = folded(value);
    const read = said === null || said.trim() === "" ? "" : fieldValue(said, spec);
    return [name, read === "" ? null : read];
  });
  return recordText(fields, Object.fromEntries(values));
}

type Problem = { at: string; what: string } | null;

function problemOfValue(value: unknown, { type }: FieldSpec): Problem {
  if (value === null || (type === "address" && isTexts(value))) return null;
  if (typeof value !== "string")
    return { at: "", what: `is neither a text nor null${type === "address" ? ", nor the parts of an address" : ""}` };
  return value.length > longestValue ? { at: "", what: `has more than ${longestValue} characters` } : null;
}

function problemOfLines(value: unknown, { columns = {} }: FieldSpec): Problem {
  if (value === null) return null;
  if (!Array.isArray(value)) return { at: "", what: "is neither a list of lines nor null" };
  if (value.length > mostRows) return { at: "", what: `has more than ${mostRows} lines` };
  for (const [at, row] of value.entries()) {
    if (!isTexts(row)) return { at: `[${at}]`, what: "is no object of texts, each at most 2000 characters long" };
    const unknown = Object.keys(row).find((name) => !Object.hasOwn(columns, name));
    if (unknown !== undefined)
      return { at: `[${at}]`, what: `has a column "${unknown}" that is none of ${Object.keys(columns).join(", ")}` };
  }
  return null;
}

const isTexts = (value: unknown): value is Record<string, string | null> =>
  isRecord(value) &&
  Object.values(value).every((one) => one === null || (typeof one === "string" && one.length <= longestValue));

function unfit(field: string, what: string, fields: FieldSpecs): UserError {
  return new UserError({
    code: "bad-answer",
    field,
    message: `${field} ${what}.`,
    remedy: `Give each of its fields a text, or null where the document has none: ${Object.keys(fields).join(", ")}.`,
  });
}
