import { describe, expect, it } from "vitest";
import type { LineColumns } from "@surety/core/extract/line-columns";
import {
  cellFault,
  nextUnsure,
  readOf,
  settledCell,
  stepCell,
  sumWords,
  unsureColumns,
  withCell,
  withLineBelow,
} from "./line-cells.ts";

const columns: LineColumns = {
  name: { type: "text" },
  quantity: { type: "number" },
  price: { type: "money" },
  amount: { type: "money" },
};
const bolts = { name: "Bolts", quantity: "3", price: "4.00", amount: "12.00" };
const nuts = { name: "Nuts", quantity: "2", price: "1.50", amount: "3.00" };
const read = [bolts, nuts].map((row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, { value, printed: value, confidence: 0.95, places: [] }]),
  ),
);

it("knows what was read of a line after others were added, taken out or put right", () => {
  expect(readOf(columns, [nuts], read)).toEqual([read[1]]);
  expect(readOf(columns, withLineBelow(columns, [bolts, nuts], 0), read)).toEqual([read[0], null, read[1]]);
  const other = { name: "Wing nuts", quantity: "7", price: "2.00", amount: "14.00" };
  expect(readOf(columns, [bolts, other], read)).toEqual([read[0], read[1]]);
});

it("is unsure of what was read with little confidence, until somebody has typed something else", () => {
  const misread = { ...bolts, quantity: "8" };
  const asRead = Object.fromEntries(
    Object.entries(misread).map(([name, value]) => [name, { value, printed: value, confidence: 0.6, places: [] }]),
  );
  expect(unsureColumns(columns, misread, asRead)).toEqual(["name", "quantity", "price", "amount"]);
  expect(unsureColumns(columns, { ...misread, quantity: "9" }, asRead)).toEqual(["name", "price", "amount"]);
  // Three at 4.00 are 12.00: nothing of it can be wrong.
  expect(unsureColumns(columns, bolts, asRead)).toEqual([]);
  expect(unsureColumns(columns, misread, null)).toEqual([]);
});

it("keeps cells in the one form of their column, and an empty one as nothing", () => {
  expect(settledCell("1.234,5", { type: "money" }, "DE")).toBe("1234.50");
  expect(settledCell("Stk.", { type: "unit" })).toBe("C62");
  expect(settledCell(" ", { type: "number" })).toBe("");
  expect(withCell([bolts], 0, "name", "")).toEqual([{ ...bolts, name: null }]);
  expect(cellFault("twelve", { type: "money" })).toBe("no number");
  expect(cellFault("12.00", { type: "money" })).toBeNull();
});

describe("stepCell", () => {
  const at = { row: 1, column: 3 };
  it.each([
    ["ArrowUp", { row: 0, column: 3 }],
    ["ArrowDown", { row: 1, column: 3 }],
    ["ArrowLeft", { row: 1, column: 2 }],
    ["Tab", null],
    ["Shift+Tab", { row: 1, column: 2 }],
  ] as const)("%s", (key, to) => expect(stepCell(at, key, 2, 4)).toEqual(to));
});

it("goes through unsure cells in reading order, and ends when all were looked at", () => {
  const unsure = [
    { row: 0, column: 1 },
    { row: 2, column: 0 },
  ];
  expect(nextUnsure(unsure, new Set(), null)).toEqual(unsure[0]);
  expect(nextUnsure(unsure, new Set(), unsure[0]!)).toEqual(unsure[1]);
  expect(nextUnsure(unsure, new Set(["2 0"]), unsure[1]!)).toEqual(unsure[0]);
  expect(nextUnsure(unsure, new Set(["0 1", "2 0"]), unsure[1]!)).toBeNull();
});

it("says what the lines come to beside the total, and how far they are from it", () => {
  const of = (value: string | null) => sumWords(columns, [bolts, nuts], { name: "net", value });
  expect(of("15.00")).toEqual({ sum: "15.00", difference: 0, said: "as net" });
  expect(of("18.00")).toMatchObject({ said: "net is 18.00: 3.00 too little" });
  expect(of("14.50")).toMatchObject({ said: "net is 14.50: 0.50 too much" });
  expect(of(null)).toEqual({ sum: "15.00", difference: null, said: null });
  expect(sumWords({ name: { type: "text" } }, [bolts], null)).toBeNull();
});
