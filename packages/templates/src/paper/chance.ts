/** Decisions of a generator, repeatable by its source of numbers in [0, 1). */
export interface Chance {
  one<T>(items: readonly T[]): T;
  happens(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
}

export function chanceOf(random: () => number): Chance {
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return {
    whole,
    happens: (probability) => random() < probability,
    one: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError("there is nothing to choose from");
      return item;
    },
  };
}
