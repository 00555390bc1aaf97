import type { StepBudget } from "./step-budget.ts";
import type { Scope } from "./type-environment.ts";

/** What one evaluation carries along: the values in sight, the loop variables and the steps left. */
export interface Frame {
  readonly scope: Scope;
  readonly locals: Local | null;
  readonly budget: StepBudget;
}

interface Local {
  readonly name: string;
  readonly value: unknown;
  readonly outer: Local | null;
}

/** A compiled node. */
export type Run = (frame: Frame) => unknown;

/** The same frame with a loop variable. */
export function frameWith(frame: Frame, name: string, value: unknown): Frame {
  return { scope: frame.scope, budget: frame.budget, locals: { name, value, outer: frame.locals } };
}

/** The value of a name: the innermost loop variable of that name, else the scope's own; null where there is none. */
export function valueOfName(frame: Frame, name: string): unknown {
  for (let local = frame.locals; local !== null; local = local.outer) {
    if (local.name === name) return local.value;
  }
  return fieldOf(frame.scope, name);
}

/** An own field of an object or item of a list; null where there is none. Never reaches prototypes. */
export function fieldOf(value: unknown, key: unknown): unknown {
  if (Array.isArray(value)) return typeof key === "number" ? known(value[key]) : null;
  if (typeof value !== "object" || value === null || typeof key !== "string") return null;
  return Object.hasOwn(value, key) ? known(Reflect.get(value, key)) : null;
}

/** Databases hand out BigInts; there is one kind of number here. */
function known(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : (value ?? null);
}
