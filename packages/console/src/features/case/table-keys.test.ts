import { expect, it } from "vitest";
import { cellTowards } from "./table-keys.ts";

const cells = [
  { row: 0, column: 0 },
  { row: 0, column: 2 },
  { row: 1, column: 0 },
  { row: 3, column: 2 },
];

it.each([
  ["ArrowRight", { row: 0, column: 0 }, { row: 0, column: 2 }],
  ["ArrowDown", { row: 0, column: 2 }, { row: 3, column: 2 }],
  ["ArrowUp", { row: 3, column: 2 }, { row: 0, column: 2 }],
  ["ArrowLeft", { row: 0, column: 0 }, null],
  ["a", { row: 0, column: 0 }, null],
])("%s leads over empty cells to the next one, and nowhere at an edge", (key, from, to) => {
  expect(cellTowards(key, from, cells)).toEqual(to);
});
