import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { optimalAssignment } from "./optimal-assignment.ts";

/** The largest sum that any one-to-one choice reaches, by trying all of them. */
function best(scores: readonly (readonly number[])[], taken: ReadonlySet<number> = new Set()): number {
  const [row, ...rest] = scores;
  if (row === undefined) return 0;
  return row.reduce(
    (most, score, column) =>
      taken.has(column) || score <= 0 ? most : Math.max(most, score + best(rest, new Set([...taken, column]))),
    best(rest, taken),
  );
}

const sumOf = (scores: readonly (readonly number[])[], pairs: readonly (number | null)[]) =>
  pairs.reduce<number>((sum, column, row) => sum + (column === null ? 0 : (scores[row]?.[column] ?? 0)), 0);

describe("optimalAssignment", () => {
  it.each([
    [
      "gives up the best pair where two others are worth more",
      [
        [9, 8],
        [8, 1],
      ],
      [1, 0],
    ],
    [
      "leaves alone what fits nothing",
      [
        [3, 0],
        [-1, -2],
      ],
      [0, null],
    ],
    ["has more rows than columns", [[1], [5], [3]], [null, 0, null]],
    ["has nothing to choose from", [[], []], [null, null]],
    ["has no rows", [], []],
  ])("%s", (_, scores, pairs) => expect(optimalAssignment(scores)).toEqual(pairs));

  it("reaches the largest sum there is, and takes no column twice", () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: -5, max: 20 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(matrix, (scores) => {
        const pairs = optimalAssignment(scores);
        const taken = pairs.filter((one) => one !== null);
        expect(new Set(taken).size).toBe(taken.length);
        expect(sumOf(scores, pairs)).toBe(best(scores));
      }),
      { numRuns: 300 },
    );
  });

  it("takes 200 lines against 500 in a moment", () => {
    const scores = Array.from({ length: 200 }, (_, row) =>
      Array.from({ length: 500 }, (__, column) => ((row * 7919 + column * 104_729) % 1000) / 100),
    );
    expect(optimalAssignment(scores).every((one) => one !== null)).toBe(true);
  });
});
