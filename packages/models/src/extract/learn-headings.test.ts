import { gridOfTexts } from "@surety/core/extract/cell-grid";
import { layoutOf } from "@surety/core/extract/layout";
import { expect, it } from "vitest";
import { learnHeadings } from "./learn-headings.ts";

it("learns the heading that means a column where another one holds the same", () => {
  const rows = [
    ["Pos", "Ware", "Menge", "Summe"],
    ["1", "Bolts", "1", "12.00"],
    ["2", "Nuts", "2", "3.00"],
  ];
  const lines = [
    { name: "Bolts", quantity: "1", amount: "12.00" },
    { name: "Nuts", quantity: "2", amount: "3.00" },
  ];
  const columns = { name: { type: "text" }, quantity: { type: "number" }, amount: { type: "money" } } as const;
  const document = { grids: [gridOfTexts(rows, 1)], layout: layoutOf([]), values: { lines: JSON.stringify(lines) } };
  expect(learnHeadings("lines", { type: "lines", columns }, [document])).toEqual({
    name: ["WARE"],
    quantity: ["MENGE"],
    amount: ["SUMME"],
  });
});
