import { expect, it } from "vitest";
import { textPieces } from "./text-pieces.ts";

const clause = (start: number, end: number) => ({ type: "term", start, end });

it("cuts a text where clauses begin and end, and keeps every letter", () => {
  expect(textPieces("abcdefgh", [clause(2, 5), clause(4, 6)])).toEqual([
    { start: 0, end: 2, of: [] },
    { start: 2, end: 4, of: [0] },
    { start: 4, end: 5, of: [0, 1] },
    { start: 5, end: 6, of: [1] },
    { start: 6, end: 8, of: [] },
  ]);
  expect(textPieces("ab", [])).toEqual([{ start: 0, end: 2, of: [] }]);
  expect(textPieces("", [])).toEqual([]);
});

it("ends a clause where the text ends", () => {
  expect(textPieces("abc", [clause(1, 99)])).toEqual([
    { start: 0, end: 1, of: [] },
    { start: 1, end: 3, of: [0] },
  ]);
});
