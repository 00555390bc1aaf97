import { listOf, number, text, type ValueType } from "../expression/value-type.ts";
import { addressOf, addressParts } from "./address-value.ts";
import type { FieldSpec, FieldSpecs, FieldValues } from "./field-schema.ts";
import type { LineColumns } from "./line-columns.ts";
import { rowsOf } from "./line-rows.ts";

/**
 * What expressions see of fields: numbers as numbers, amounts in whole micro-units, addresses with their parts, lines as a
 * list, everything else as text.
 */
export function fieldsInScope(fields: FieldSpecs, values: FieldValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, inScope(values[name] ?? null, spec)]));
}

function inScope(value: string | null, { type, columns = {} }: FieldSpec): unknown {
  if (type === "lines") return rowsOf(columns, value).map((row) => rowInScope(columns, row));
  if (type === "address") return value === null ? null : addressOf(value);
  return plainInScope(value, type);
}

function rowInScope(columns: LineColumns, row: Readonly<Record<string, string | null>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { type }]) => [name, plainInScope(row[name] ?? null, type)]),
  );
}

function plainInScope(value: string | null, type: string): unknown {
  if (value === null || (type !== "money" && type !== "number")) return value;
  const figure = Number(value);
  // What is no figure stays out of calculations; the case shows it as it was read.
  if (!Number.isFinite(figure)) return null;
  return type === "number" ? figure : { micros: Math.round(figure * 1_000_000) };
}

/** What compile knows of them. */
export function fieldsType(fields: FieldSpecs): ValueType {
  return object(Object.entries(fields).map(([name, spec]) => [name, typeInScope(spec)]));
}

function typeInScope({ type, columns = {} }: FieldSpec): ValueType {
  if (type === "lines")
    return listOf(object(Object.entries(columns).map(([name, one]) => [name, plainType(one.type)])));
  return type === "address" ? object(addressParts.map((part) => [part, text])) : plainType(type);
}

function plainType(type: string): ValueType {
  if (type === "number") return number;
  return type === "money" ? object([["micros", number]]) : text;
}

const object = (fields: readonly (readonly [string, ValueType])[]): ValueType => ({
  kind: "object",
  fields: Object.fromEntries(fields),
});
