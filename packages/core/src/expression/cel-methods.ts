import { type CelFunction, celFunction } from "./cel-function.ts";
import { sizeOf } from "./cel-functions.ts";
import { DurationValue } from "./duration-value.ts";
import { boundedJoin } from "./step-budget.ts";
import { textOfValue } from "./text-of-value.ts";
import { boolean, listOf, number, text, type ValueKind, type ValueType } from "./value-type.ts";

const onText = (result: ValueType, run: (receiver: string, argument: string) => unknown) =>
  celFunction(["string", "string"], result, ([receiver, argument]) => run(String(receiver), String(argument)));
const textOnly = (run: (receiver: string) => string) =>
  celFunction(["string"], text, ([receiver]) => run(String(receiver)));
const onTime = (read: (time: Date) => number) =>
  celFunction(["timestamp"], number, ([time]) => (time instanceof Date ? read(time) : null));

/** Hours, minutes and seconds exist on times (of the day, UTC) and on durations (in all). */
const onTimeOrDuration = (read: (time: Date) => number, unitMs: number) => {
  const kinds: readonly ValueKind[] = ["timestamp", "duration"];
  return celFunction([kinds], number, ([value]) => {
    if (value instanceof DurationValue) return Math.trunc(value.ms / unitMs);
    return value instanceof Date ? read(value) : null;
  });
};

/** The methods of values in expressions: `input.subject.contains("refund")`. */
export const celMethods: Readonly<Record<string, CelFunction>> = {
  size: celFunction([["string", "list", "map", "object"]], number, ([value]) => sizeOf(value), { takesNull: true }),
  contains: onText(boolean, (receiver, part) => receiver.includes(part)),
  startsWith: onText(boolean, (receiver, part) => receiver.startsWith(part)),
  endsWith: onText(boolean, (receiver, part) => receiver.endsWith(part)),
  indexOf: onText(number, (receiver, part) => receiver.indexOf(part)),
  lastIndexOf: onText(number, (receiver, part) => receiver.lastIndexOf(part)),
  lowerAscii: textOnly((receiver) => receiver.toLowerCase()),
  upperAscii: textOnly((receiver) => receiver.toUpperCase()),
  trim: textOnly((receiver) => receiver.trim()),
  substring: celFunction(["string", "number", "number?"], text, ([receiver, from, to]) =>
    String(receiver).slice(Math.max(0, Number(from)), to === undefined ? undefined : Math.max(0, Number(to))),
  ),
  replace: celFunction(["string", "string", "string"], text, ([receiver, part, by], budget) => {
    const pieces = String(receiver).split(String(part));
    budget.spend(pieces.length);
    return boundedJoin(pieces, String(by));
  }),
  split: celFunction(["string", "string"], listOf(text), ([receiver, separator], budget) => {
    const parts = String(receiver).split(String(separator));
    budget.spend(parts.length);
    return parts;
  }),
  join: celFunction(["list", "string?"], text, ([list, separator], budget) => {
    const items: readonly unknown[] = Array.isArray(list) ? list : [];
    budget.spend(items.length);
    return boundedJoin(
      items.filter((item) => item !== null && item !== undefined).map(textOfValue),
      typeof separator === "string" ? separator : "",
    );
  }),
  getFullYear: onTime((time) => time.getUTCFullYear()),
  getMonth: onTime((time) => time.getUTCMonth()),
  getDate: onTime((time) => time.getUTCDate()),
  getDayOfWeek: onTime((time) => time.getUTCDay()),
  getHours: onTimeOrDuration((time) => time.getUTCHours(), 3_600_000),
  getMinutes: onTimeOrDuration((time) => time.getUTCMinutes(), 60_000),
  getSeconds: onTimeOrDuration((time) => time.getUTCSeconds(), 1000),
};
