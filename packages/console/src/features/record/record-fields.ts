import type { AnsweredField } from "@surety/core/extract/answered-field";
import { addressLine, addressOf } from "@surety/core/extract/address-value";
import type { FieldSpec } from "@surety/core/extract/field-schema";
import { fieldValue, isPlausible } from "@surety/core/extract/field-value";
import { decimalValue } from "@surety/core/extract/plain-value";
import { listIn } from "@surety/core/extract/line-rows";
import { folded, recordText } from "@surety/core/extract/record-text";
import { fieldWords } from "@surety/core/extract/record-words";
import type { PickablePlace } from "@surety/core/extract/pickable-places";
import type { Evidence } from "@surety/core/review/evidence";
import { objectIn } from "@surety/core/wire/object-in";

/** A field of a record with its name. */
export type RecordSpec = FieldSpec & { name: string };

/** The fields of a record, of which those with parts are texts of their own; nothing where there is none yet. */
export function readRecord(text: string | null): Record<string, string | null> {
  const given = text === null ? null : objectIn(text);
  return Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, folded(value)]));
}

/** The record with one field as it was typed: in the order of its fields, and what is empty is not in the document. */
export function withField(
  fields: readonly RecordSpec[],
  record: Readonly<Record<string, string | null>>,
  name: string,
  typed: string,
): string {
  const specs = Object.fromEntries(fields.map((field) => [field.name, field]));
  return recordText(specs, { ...record, [name]: typed === "" ? null : typed });
}

/** A value in words: an address in a line, of lines how many they are. */
export function valueWords(value: string): string {
  const rows = listIn(value);
  return rows === null ? shownValue(value, { type: "address" }) : fieldWords(rows);
}

/** What stands in the input of a field: an address in a line. */
export function shownValue(value: string, { type }: FieldSpec): string {
  const address = type === "address" && value.startsWith("{") ? addressOf(value) : null;
  return address === null ? value : addressLine(address);
}

/** The least sure first; those that nobody has read stay in the order of the document. */
export function recordFields<Field extends { name: string }>(
  fields: readonly Field[],
  read: readonly AnsweredField[],
): Field[] {
  const sure = new Map(read.map(({ name, confidence }) => [name, confidence]));
  return fields.toSorted((a, b) => (sure.get(a.name) ?? 1) - (sure.get(b.name) ?? 1));
}

/** What a field holds once places are taken for it: in the one form of its type, several as one text. */
export function takenValue(places: readonly PickablePlace[], spec: FieldSpec): string {
  const [first] = places;
  if (first !== undefined && places.length === 1) return first.value;
  return fieldValue(places.map(({ printed }) => printed).join(spec.type === "address" ? "\n" : " "), spec);
}

/** What was taken from pages for a field, and the value that made. */
export interface Taken {
  value: string;
  places: readonly PickablePlace[];
}

/** Where the values of a record stand as they are now: where they were read, or taken from; what was typed stands nowhere. */
export function marksOf(
  { step, document }: { step: string; document: string | null },
  record: Readonly<Record<string, string | null>>,
  read: readonly AnsweredField[],
  taken: Readonly<Record<string, Taken>>,
): Evidence[] {
  const names = [...new Set([...Object.keys(taken), ...read.map(({ name }) => name)])];
  return names.flatMap((field) => {
    const value = record[field] ?? null;
    const own = read.find(({ name }) => name === field);
    const said = [taken[field], own].find((one) => one !== undefined && one.value === value);
    const places = said?.places ?? [];
    return places.map(({ page, box }) => ({
      step,
      field,
      value,
      page,
      box,
      ...(document === null ? {} : { document }),
    }));
  });
}

/** Why what stands in a field can hardly be meant, in a few words; null where nothing speaks against it. */
export function faultOf(value: string, spec: FieldSpec): string | null {
  if (value === "") return null;
  const { type } = spec;
  if (type === "money" || type === "number") return decimalValue(value, spec.country, 0) === null ? "no number" : null;
  if (isPlausible(fieldValue(value, spec), spec) !== false) return null;
  if (type === "address") return "no postcode with its town";
  return type === "date" ? "no day that can be read" : "its check digits do not fit";
}
