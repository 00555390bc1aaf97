import { number, text, type ValueType } from "../expression/value-type.ts";
import type { FieldSpec, FieldSpecs, FieldValues } from "./field-schema.ts";

/** What expressions see of fields: numbers as numbers, amounts in whole micro-units, everything else as text. */
export function fieldsInScope(fields: FieldSpecs, values: FieldValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, inScope(values[name] ?? null, spec)]));
}

function inScope(value: string | null, { type }: FieldSpec): unknown {
  if (value === null || (type !== "money" && type !== "number")) return value;
  const figure = Number(value);
  // What is no figure stays out of calculations; the case shows it as it was read.
  if (!Number.isFinite(figure)) return null;
  return type === "number" ? figure : { micros: Math.round(figure * 1_000_000) };
}

/** What compile knows of them. */
export function fieldsType(fields: FieldSpecs): ValueType {
  return {
    kind: "object",
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, { type }]): [string, ValueType] => [name, typeInScope(type)]),
    ),
  };
}

function typeInScope(type: FieldSpec["type"]): ValueType {
  if (type === "number") return number;
  return type === "money" ? { kind: "object", fields: { micros: number } } : text;
}
