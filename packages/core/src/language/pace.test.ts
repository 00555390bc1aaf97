import fc from "fast-check";
import { expect, it } from "vitest";
import { type Pace, requestPace, tokenPace } from "./pace.ts";

const minuteMs = 60_000;

/** When calls go that ask at these moments, each of so much, one after the other. */
function turns(asked: readonly number[], size: number, { everyMs, earlyMs }: Pace): number[] {
  let due = Number.NEGATIVE_INFINITY;
  return asked.map((now) => {
    const turn = Math.max(now, due - earlyMs);
    due = Math.max(due, now) + size * everyMs;
    return turn;
  });
}

/** The most that goes in any minute, a minute being half open; a hair is left to rounding. */
const mostInAMinute = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + minuteMs - 1e-3).length));

const askers = fc
  .array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 150 })
  .map((gaps) => gaps.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 0) + gap], []));

it("keeps a limit of requests in every minute, whenever they are asked for", () => {
  fc.assert(
    fc.property(askers, fc.integer({ min: 1, max: 40 }), (asked, limit) => {
      expect(mostInAMinute(turns(asked, 1, requestPace(limit)))).toBeLessThanOrEqual(limit);
    }),
  );
});

it("uses what a limit allows when there is always something to ask", () => {
  for (const limit of [1, 2, 9, 10, 60, 500]) {
    const times = turns(
      Array.from({ length: limit * 5 }, () => 0),
      1,
      requestPace(limit),
    );
    expect(times.at(-1)).toBeLessThanOrEqual(5 * minuteMs * 1.15);
    expect(times[0]).toBe(0);
  }
});

it("keeps a limit of tokens but for the call that is begun, which may be greater than the limit", () => {
  fc.assert(
    fc.property(
      askers,
      fc.integer({ min: 1000, max: 50_000 }),
      fc.integer({ min: 1, max: 60_000 }),
      (asked, limit, size) => {
        const times = turns(asked, size, tokenPace(limit));
        expect(mostInAMinute(times) * size).toBeLessThanOrEqual(limit + size + 1);
      },
    ),
  );
});
