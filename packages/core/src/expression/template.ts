import type { Scope } from "./type-environment.ts";

/** A checked LiquidJS template. */
export interface Template {
  readonly source: string;
  /** Every path it reads, sorted: `customer.tier`, `input.subject`. */
  readonly names: readonly string[];
  /** The text; absent values of known names become nothing. Throws a TerminalError that names the template and the cause. */
  render(scope: Scope): string;
}
