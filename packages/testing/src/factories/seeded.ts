/** A repeatable stream of numbers in [0, 1) (mulberry32): the same seed makes the same fixture on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list; the list must not be empty. */
export function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError("pick needs a list with something in it");
  return item;
}

/** The moment that factories count from when no other is given. */
export const FIXTURE_NOW = Date.parse("2026-11-20T09:30:00.000Z");

/** An instant some minutes before another, as the wire writes it. */
export const minutesBefore = (now: number, minutes: number): string =>
  new Date(now - Math.round(minutes * 60_000)).toISOString();
