import type { ValueType } from "./value-type.ts";

/** The names an expression or template may refer to, and what each of them is. */
export interface TypeEnvironment {
  readonly names: Readonly<Record<string, ValueType>>;
}

/** The values of those names at run time: plain JSON-like data. */
export type Scope = Readonly<Record<string, unknown>>;
