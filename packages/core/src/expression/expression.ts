import type { Scope } from "./type-environment.ts";
import type { ValueType } from "./value-type.ts";

/** A checked CEL expression. */
export interface Expression {
  readonly source: string;
  /** What it yields, as far as compile can tell. */
  readonly type: ValueType;
  /** Every path it reads, sorted: `customer.tier`, `input.subject`. */
  readonly names: readonly string[];
  /** Plain JSON-like data, never a BigInt and never undefined. Throws a TerminalError that names the expression and the cause. */
  evaluate(scope: Scope): unknown;
}
