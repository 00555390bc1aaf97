import type { StepBudget } from "./step-budget.ts";
import type { ValueKind, ValueType } from "./value-type.ts";

/** One function or method that expressions may call. */
export interface CelFunction {
  /** Accepted kinds per argument; for a method the first is the receiver. `dyn` accepts all. */
  readonly takes: readonly (readonly ValueKind[])[];
  /** How many of the arguments must be given. */
  readonly required: number;
  readonly result: ValueType;
  /** Arguments have the accepted kinds and are never null, unless `takesNull`: an absent argument makes the result absent. */
  readonly run: (args: readonly unknown[], budget: StepBudget) => unknown;
  readonly takesNull?: boolean;
}

/** Defines one function; an argument is a kind, several kinds, or ends in `?` for an optional text or number. */
export function celFunction(
  takes: readonly (ValueKind | "string?" | "number?" | readonly ValueKind[])[],
  result: ValueType,
  run: CelFunction["run"],
  options: { readonly takesNull?: boolean } = {},
): CelFunction {
  const required = takes.filter((kind) => kind !== "string?" && kind !== "number?").length;
  return { takes: takes.map(kindsOf), required, result, run, ...options };
}

function kindsOf(kind: ValueKind | "string?" | "number?" | readonly ValueKind[]): readonly ValueKind[] {
  if (kind === "string?") return ["string"];
  if (kind === "number?") return ["number"];
  return typeof kind === "string" ? [kind] : kind;
}
