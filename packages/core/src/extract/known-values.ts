import { lettersOf } from "./plain-value.ts";

/** How a value stands to those that people have labelled: one of them (1), nearly one (-1: a misread letter?), or new (0). */
export type Standing = 1 | 0 | -1;

const gramLength = 3;
const nearly = 0.7;

/** The values of a text field that labels have: of many documents of the same sender they are the same. */
export class KnownValues {
  readonly #values: ReadonlySet<string>;
  readonly #grams: readonly ReadonlySet<string>[];

  /** `letters` are values as `lettersOf` gives them. */
  constructor(letters: readonly string[]) {
    this.#values = new Set(letters);
    this.#grams = letters.map(gramsOf);
  }

  standing(value: string): Standing {
    const letters = lettersOf(value);
    if (this.#values.has(letters)) return 1;
    const own = gramsOf(letters);
    return this.#grams.some((known) => likeness(own, known) >= nearly) ? -1 : 0;
  }
}

function gramsOf(letters: string): Set<string> {
  const count = Math.max(0, letters.length - gramLength + 1);
  return new Set(Array.from({ length: count }, (_, from) => letters.slice(from, from + gramLength)));
}

/** Dice's coefficient: the share of pieces that two have in common. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const most = (2 * Math.min(one.size, other.size)) / Math.max(1, one.size + other.size);
  if (most < nearly) return 0;
  let common = 0;
  for (const gram of one) if (other.has(gram)) common += 1;
  return (2 * common) / (one.size + other.size);
}
