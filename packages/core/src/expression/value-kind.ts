import { DurationValue } from "./duration-value.ts";
import type { ValueKind } from "./value-type.ts";

/** The kind of a value at run time; undefined counts as null, and what is not data (functions, symbols) as null too. */
export function valueKind(value: unknown): ValueKind {
  switch (typeof value) {
    case "string":
      return "string";
    case "number":
    case "bigint":
      return "number";
    case "boolean":
      return "boolean";
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return "list";
      if (value instanceof Date) return "timestamp";
      return value instanceof DurationValue ? "duration" : "object";
    default:
      return "null";
  }
}
