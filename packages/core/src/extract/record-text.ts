import { UserError } from "../errors/user-error.ts";
import { objectIn } from "../wire/object-in.ts";
import type { FieldSpecs, FieldValues } from "./field-schema.ts";
import { fieldValue, sameValue } from "./field-value.ts";

const longestValue = 2000;

/** The fields of a document as one text, in the order of their definition: the value of an `extract` judgment. */
export function recordText(fields: FieldSpecs, values: FieldValues): string {
  return JSON.stringify(Object.fromEntries(Object.keys(fields).map((name) => [name, values[name] ?? null])));
}

/** The fields that such a text holds; every one is null where it is none. */
export function recordOf(fields: FieldSpecs, text: string | null): FieldValues {
  const given = text === null ? {} : (objectIn(text) ?? {});
  return Object.fromEntries(
    Object.keys(fields).map((name) => {
      const value = given[name];
      return [name, typeof value === "string" && value !== "" ? value : null];
    }),
  );
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
    if (value !== null && typeof value !== "string") throw unfit(`${at}.${name}`, "is neither a text nor null", fields);
    if (value !== null && value.length > longestValue)
      throw unfit(`${at}.${name}`, `has more than ${longestValue} characters`, fields);
    return [name, value === null || value.trim() === "" ? null : fieldValue(value, spec)];
  });
  return recordText(fields, Object.fromEntries(values));
}

function unfit(field: string, what: string, fields: FieldSpecs): UserError {
  return new UserError({
    code: "bad-answer",
    field,
    message: `${field} ${what}.`,
    remedy: `Give each of its fields a text, or null where the document has none: ${Object.keys(fields).join(", ")}.`,
  });
}
