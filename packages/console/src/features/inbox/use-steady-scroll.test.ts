import { expect, it } from "vitest";
import { rowsMoved } from "./use-steady-scroll.ts";

const rows = (text: string) => Array.from(text, (id) => ({ id }));

it.each<[string, string, string, number, number]>([
  ["nothing happened", "abcdef", "abcdef", 2, 0],
  ["two came above", "abcdef", "xyabcdef", 2, 2],
  ["one above left", "abcdef", "bcdef", 2, -1],
  ["the one in sight left", "abcdef", "abdef", 2, -1],
  ["one came below", "abcdef", "abcdexf", 2, 0],
  ["another list", "abc", "xyz", 1, 0],
])("%s", (_, before, after, from, moved) => {
  expect(rowsMoved(rows(before), rows(after), from)).toBe(moved);
});
