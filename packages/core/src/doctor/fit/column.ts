import type { ValueType } from "../../expression/value-type.ts";
import { celPath } from "./cel-text.ts";
import type { LabelledCase } from "./labelled-case.ts";

/** One value that every case may have: its CEL path, and its value in each case (null where it is absent). */
export interface Column {
  readonly path: string;
  readonly kind: "string" | "number" | "boolean" | "list";
  readonly values: readonly unknown[];
}

const deepest = 3;
const mostColumns = 60;

/** The values that rules may test, in a fixed order. What compile does not know, or what changes its kind, is left out. */
export function columnsOf(cases: readonly LabelledCase[], names: Readonly<Record<string, ValueType>>): Column[] {
  const roots = Object.entries(names).flatMap(([name, type]) =>
    walk(
      [name],
      type,
      cases.map(({ scope }) => ownField(scope, name)),
    ),
  );
  return roots.slice(0, mostColumns);
}

function walk(keys: readonly string[], type: ValueType, values: readonly unknown[]): Column[] {
  const kind = kindOf(values);
  if (kind === null) return [];
  if (kind !== "object") return type.kind === "map" ? [] : [{ path: celPath(keys), kind, values }];
  if (keys.length > deepest) return [];
  return fieldsOf(type, values).flatMap(([field, fieldType]) =>
    walk(
      [...keys, field],
      fieldType,
      values.map((value) => ownField(value, field)),
    ),
  );
}

/** The fields that compile knows, or, of a database row, those that the cases show. */
function fieldsOf(type: ValueType, values: readonly unknown[]): [string, ValueType][] {
  if (type.kind === "object") return Object.entries(type.fields);
  if (type.kind !== "dyn") return [];
  const seen = new Set(values.flatMap((value) => (isRecord(value) ? Object.keys(value) : [])));
  return [...seen].sort().map((field) => [field, type]);
}

function kindOf(values: readonly unknown[]): Column["kind"] | "object" | null {
  const kinds = new Set<string>();
  for (const value of values) if (value !== null && value !== undefined) kinds.add(kindOfValue(value));
  const [kind, ...others] = kinds;
  if (others.length > 0 || kind === undefined) return null;
  return kind === "string" || kind === "number" || kind === "boolean" || kind === "list" || kind === "object"
    ? kind
    : null;
}

function kindOfValue(value: unknown): string {
  return Array.isArray(value) ? "list" : typeof value;
}

function ownField(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
