import { seeded } from "../factories/seeded.ts";
import { disguises } from "./disguises.ts";
import { orders } from "./orders.ts";

/** One text that tries to make a model do something else than its task. */
export interface Injection {
  /** The disguise: `base64`, `fakeToolResult`. */
  readonly family: string;
  /** What it orders. */
  readonly order: string;
  readonly text: string;
}

/** Every order in every disguise; the same seed makes the same texts. */
export function injectionTexts(seed = 1): Injection[] {
  const random = seeded(seed);
  return Object.entries(disguises).flatMap(([family, disguise]) =>
    orders.map((order) => ({ family, order, text: disguise(order, random) })),
  );
}
