import { type CelFunction, celFunction } from "./cel-function.ts";
import { durationFromText } from "./duration-value.ts";
import { FaultError } from "./fault.ts";
import { boundedText } from "./step-budget.ts";
import { textOfValue } from "./text-of-value.ts";
import { boolean, dyn, number, text } from "./value-type.ts";

const counted = ["string", "list", "map", "object"] as const;
const numeric = (run: (value: number) => number) => celFunction(["number"], number, ([value]) => run(Number(value)));

/** The functions of expressions: `size(text)`, `round(total, 2)`. */
export const celFunctions: Readonly<Record<string, CelFunction>> = {
  size: celFunction([counted], number, ([value]) => sizeOf(value), { takesNull: true }),
  string: celFunction(["dyn"], text, ([value]) => boundedText(textOfValue(value))),
  int: celFunction([["number", "string", "timestamp"]], number, ([value]) => Math.trunc(numberOf(value))),
  double: celFunction([["number", "string"]], number, ([value]) => numberOf(value)),
  bool: celFunction([["boolean", "string"]], boolean, ([value]) => booleanOf(value)),
  dyn: celFunction(["dyn"], dyn, ([value]) => value),
  timestamp: celFunction([["string", "number", "timestamp"]], { kind: "timestamp" }, ([value]) => timestampOf(value)),
  duration: celFunction(["string"], { kind: "duration" }, ([value]) => durationFromText(String(value))),
  abs: numeric(Math.abs),
  floor: numeric(Math.floor),
  ceil: numeric(Math.ceil),
  round: celFunction(["number", "number?"], number, ([value, digits]) => rounded(Number(value), Number(digits ?? 0))),
  min: celFunction(["number", "number"], number, ([a, b]) => Math.min(Number(a), Number(b))),
  max: celFunction(["number", "number"], number, ([a, b]) => Math.max(Number(a), Number(b))),
  sum: celFunction(["list"], number, ([list], budget) => sumOf(list, (steps) => budget.spend(steps))),
};

/** Characters of a text (as a reader counts them), items of a list, fields of an object; nothing has the size 0. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return Array.from(value).length;
  if (Array.isArray(value)) return value.length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function numberOf(value: unknown): number {
  if (value instanceof Date) return value.getTime() / 1000;
  const result = typeof value === "string" && value.trim() === "" ? NaN : Number(value);
  if (Number.isFinite(result)) return result;
  throw badValue(`"${String(value).slice(0, 40)}" is not a number.`);
}

function booleanOf(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (/^(true|t|1)$/i.test(String(value))) return true;
  if (/^(false|f|0)$/i.test(String(value))) return false;
  throw badValue(`"${String(value).slice(0, 40)}" is neither true nor false.`);
}

function timestampOf(value: unknown): Date {
  const day = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value;
  const zoned = typeof day === "string" ? /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(day) : true;
  const time = new Date(typeof day === "number" ? day * 1000 : day instanceof Date ? day : String(day));
  if (zoned && Number.isFinite(time.getTime())) return time;
  throw badValue(`"${String(value).slice(0, 40)}" is not a time such as 2026-05-31 or 2026-05-31T09:30:00Z.`);
}

function rounded(value: number, digits: number): number {
  const places = Math.min(12, Math.max(0, Math.trunc(digits)));
  const shifted = Number(`${Math.abs(value)}e${places}`);
  return Number.isFinite(shifted) ? Math.sign(value) * Number(`${Math.round(shifted)}e-${places}`) : value;
}

function sumOf(list: unknown, spend: (steps: number) => void): number {
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  spend(items.length);
  return items.reduce<number>((sum, item) => sum + (item === null || item === undefined ? 0 : numberOf(item)), 0);
}

function badValue(message: string): FaultError {
  return new FaultError({ code: "bad-value", message, offset: 0 });
}
