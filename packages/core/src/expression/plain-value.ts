import { DurationValue } from "./duration-value.ts";
import { FaultError } from "./fault.ts";
import { deepestNesting } from "./nesting.ts";

/** What leaves an expression: plain JSON-like data that shares nothing with the scope. Times become ISO text, durations milliseconds. */
export function plainValue(value: unknown, depth = 0): unknown {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object" || value === null) return null;
  if (depth > deepestNesting) throw tooDeep();
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth + 1));
  if (value instanceof Date) return value.toISOString();
  if (value instanceof DurationValue) return value.ms;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item, depth + 1)]));
}

/** The fault of data that is nested too deeply to be handled. */
export function tooDeep(): FaultError {
  return new FaultError({
    code: "too-deep",
    message: `The data is nested more than ${deepestNesting} deep.`,
    offset: 0,
  });
}
