import { z } from "zod";

const DOTS = "••••••";
const holders = new WeakMap<Secret, string>();

/**
 * A password, token or key that cannot be printed by accident: JSON, template strings, string joins and
 * inspectors all show dots. Only `reveal()` gives the text, so each place that uses it can be found.
 */
export class Secret {
  constructor(text: string) {
    holders.set(this, text);
    Object.freeze(this);
  }

  /** The secret itself; call it at the last moment, where it is sent. */
  reveal(): string {
    return holders.get(this) ?? "";
  }

  toString(): string {
    return DOTS;
  }

  toJSON(): string {
    return DOTS;
  }

  [Symbol.toPrimitive](): string {
    return DOTS;
  }

  /** Node's inspector looks for this well-known symbol; it is part of the public symbol registry. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return DOTS;
  }
}

/**
 * A secret among the settings of a connection: text comes in, a `Secret` comes out; a `Secret` passes through.
 * Its JSON Schema is marked `writeOnly` with format `password`, which is how forms and storage know it.
 */
export const secretText = z
  .preprocess((given) => (given instanceof Secret ? given.reveal() : given), z.string().min(1).max(8192))
  .transform((text) => new Secret(text))
  .meta({ format: "password", writeOnly: true });
