import type { CelFunction } from "./cel-function.ts";
import type { LoopCall } from "./cel-macros.ts";
import { FaultError } from "./fault.ts";
import { type Frame, frameWith, type Run } from "./frame.ts";
import { valueKind } from "./value-kind.ts";
import { kindWord } from "./value-type.ts";

/** Calls a function: an absent argument makes the result absent, a wrong one is a fault. */
export function runFunction(name: string, known: CelFunction, args: readonly Run[]): Run {
  return (frame) => {
    const values = args.map((argument) => argument(frame));
    if (known.takesNull !== true && values.some((value) => value === null)) return null;
    values.forEach((value, index) => checkArgument(name, known, value, index));
    return known.run(values, frame.budget) ?? null;
  };
}

function checkArgument(name: string, known: CelFunction, value: unknown, index: number): void {
  const accepted = known.takes[index] ?? [];
  const kind = valueKind(value);
  if (accepted.includes(kind) || accepted.includes("dyn") || (kind === "null" && known.takesNull === true)) return;
  const message = `${name}() needs ${accepted.map(kindWord).join(" or ")}, but was given ${kindWord(kind)}.`;
  throw new FaultError({ code: "wrong-type", message, offset: 0 });
}

/** Runs `all`, `exists`, `exists_one`, `map` and `filter`; an absent list is an empty one. */
export function runLoop(loop: LoopCall, list: Run, filter: Run | null, body: Run): Run {
  return (frame) => {
    const items = listItems(list(frame), loop.name);
    const inner = (item: unknown): Frame => {
      frame.budget.spend(1);
      return frameWith(frame, loop.variable, item ?? null);
    };
    const holds = (item: unknown) => body(inner(item)) === true;
    switch (loop.name) {
      case "all":
        return items.every(holds);
      case "exists":
        return items.some(holds);
      case "exists_one":
        return items.filter(holds).length === 1;
      case "filter":
        return items.filter(holds);
      case "map":
        return items.filter((item) => filter === null || filter(inner(item)) === true).map((item) => body(inner(item)));
    }
  };
}

function listItems(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === null) return [];
  throw new FaultError({
    code: "wrong-type",
    message: `${name}() goes over a list, but was given ${kindWord(valueKind(value))}.`,
    offset: 0,
  });
}
