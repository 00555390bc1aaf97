import { describe, expect, it } from "vitest";
import { lineFigures } from "./align-rows.ts";
import { gridOfTexts } from "./cell-grid.ts";
import type { LineColumns } from "./line-columns.ts";
import { layoutOf } from "./layout.ts";
import { rowsOf, sameLines } from "./line-rows.ts";
import type { LearnedHeadings } from "./map-columns.ts";
import { readLines } from "./read-lines.ts";

const columns: LineColumns = {
  item: { type: "id" },
  name: { type: "text" },
  quantity: { type: "number" },
  unit: { type: "unit" },
  price: { type: "money" },
  amount: { type: "money" },
};

const read = (rows: readonly (readonly string[])[], country = "GB", learned: LearnedHeadings = {}) =>
  (readLines({ grids: [gridOfTexts(rows)], layout: null }, { columns, country, learned })[0]?.rows ?? []).map(
    ({ cells }) =>
      Object.fromEntries(Object.entries(cells).flatMap(([name, { value }]) => (value === null ? [] : [[name, value]]))),
  );

it("does not widen every row of a table to its widest", () => {
  const wide = Array.from({ length: 50_000 }, () => "x");
  const rows = [["Description", "Qty", "Unit price", "Amount"], wide, ["Hex bolts", "3", "4.00", "12.00"]];
  const grid = gridOfTexts([...rows, ...Array.from({ length: 10_000 }, () => [""])]);
  expect(grid.rows.reduce((sum, row) => sum + row.length, 0)).toBeLessThan(2_000_000);
  const [lines] = readLines({ grids: [grid], layout: null }, { columns, country: "GB" });
  expect(lines?.rows.map(({ cells }) => cells["name"]?.value)).toEqual(["Hex bolts"]);
});

const bolts = { name: "Hex bolts", quantity: "3", price: "4.00", amount: "12.00" };
const nuts = { name: "Nuts", quantity: "2", price: "1.50", amount: "3.00" };

describe("readLines", () => {
  it("finds columns by their headings in six languages, whatever their order", () => {
    expect(
      read([
        ["Description", "Qty", "Unit price", "Amount"],
        ["Hex bolts", "3", "4.00", "12.00"],
      ]),
    ).toEqual([bolts]);
    const german = [
      ["Pos.", "Artikel-Nr.", "Bezeichnung", "Menge", "Einheit", "Einzelpreis", "Gesamt"],
      ["1", "A-17", "Schrauben", "2.000", "Stk.", "0,05", "100,00"],
    ];
    expect(read(german, "DE")).toEqual([
      { item: "A-17", name: "Schrauben", quantity: "2000", unit: "C62", price: "0.05", amount: "100.00" },
    ]);
    const french = [
      ["Montant HT", "Quantité", "Désignation", "Prix unitaire HT"],
      ["12,00", "3", "Boulons", "4,00"],
    ];
    expect(read(french, "FR")).toEqual([{ ...bolts, name: "Boulons" }]);
  });

  it("finds quantity, price and amount where nothing heads them, by what multiplies", () => {
    const rows = [
      ["Hex bolts", "3", "4.00", "12.00"],
      ["Nuts", "2", "1.50", "3.00"],
    ];
    expect(read(rows)).toEqual([bolts, nuts].map(({ name: _name, ...figures }) => figures));
  });

  it("leaves out what says what the lines come to, and puts together a description of several rows", () => {
    const rows = [
      ["Item", "Qty", "Price", "Total"],
      ["Hex", "3", "4.00", "12.00"],
      ["bolts", "", "", ""],
      ["Nuts", "2", "1.50", "3.00"],
      ["Subtotal", "", "", "15.00"],
      ["VAT 20 %", "", "", "3.00"],
      ["Total", "", "", "18.00"],
    ];
    const named = { ...columns, name: { type: "text", headers: ["Item"] } } as const satisfies LineColumns;
    const [lines] = readLines({ grids: [gridOfTexts(rows)], layout: null }, { columns: named, country: "GB" });
    const names = lines!.rows.map(({ cells }) => cells["name"]!.value);
    expect(names).toEqual(["Hex bolts", "Nuts"]);
    expect(lines!.rows.map(({ check }) => check)).toEqual([1, 1]);
  });

  it("knows the headings that corrected documents have taught", () => {
    const rows = [
      ["What", "How many", "For each", "In all"],
      ["Hex bolts", "3", "4.00", "12.00"],
    ];
    expect(read(rows)).toEqual([]);
    const learned = { name: ["WHAT"], quantity: ["HOWMANY"], price: ["FOREACH"], amount: ["INALL"] };
    expect(read(rows, "GB", learned)).toEqual([bolts]);
  });

  it("takes the table with the lines among others", () => {
    const grids = [
      gridOfTexts([
        ["Date", "Total"],
        ["2026-03-14", "12.00"],
      ]),
      gridOfTexts([
        ["Description", "Qty", "Price", "Amount"],
        ["Hex bolts", "3", "4.00", "12.00"],
      ]),
    ];
    const [lines] = readLines({ grids, layout: null }, { columns, country: "GB" });
    expect(lines!.rows[0]!.cells["name"]!.value).toBe("Hex bolts");
  });
});

describe("lineFigures", () => {
  it("counts whole lines and cells, with a line that was missed in the middle", () => {
    const short = { name: { type: "text" }, amount: { type: "money" } } as const;
    const meant = rowsOf(
      short,
      '[{"name":"A","amount":"1.00"},{"name":"B","amount":"2.00"},{"name":"C","amount":"3.00"}]',
    );
    const got = rowsOf(short, '[{"name":"a","amount":"1.00"},{"name":"C","amount":"3.50"}]');
    expect(lineFigures(short, got, meant)).toEqual({
      read: 2,
      meant: 3,
      right: 1,
      columns: { name: { cells: 3, right: 2 }, amount: { cells: 3, right: 1 } },
    });
  });

  it("compares lines cell by cell", () => {
    const one = '[{"name":"Hex bolts","quantity":"3","unit":"pcs"}]';
    expect(sameLines(columns, one, '[{"name":"HEX-BOLTS","quantity":"3.0","unit":"C62"}]')).toBe(true);
    expect(sameLines(columns, one, '[{"name":"Hex bolts","quantity":"4","unit":"pcs"}]')).toBe(false);
    expect(sameLines(columns, one, "[]")).toBe(false);
  });
});

it("reads the one line of a table, which lines up with nothing but its headings", () => {
  const piece = (text: string, left: number, top: number) => ({
    text,
    box: [left, top, text.length * 5, 10] as [number, number, number, number],
  });
  const words = [
    piece("Invoice 4711", 20, 10),
    piece("Description", 20, 60),
    piece("Qty", 200, 60),
    piece("Unit price", 240, 60),
    piece("Amount", 320, 60),
    piece("Hex bolts, blue", 20, 76),
    piece("3", 210, 76),
    piece("4.00", 270, 76),
    piece("12.00", 325, 76),
    piece("Total", 240, 100),
    piece("12.00", 325, 100),
  ];
  const [lines] = readLines({ grids: [], layout: layoutOf([{ words }]) }, { columns, country: "GB" });
  const [row, ...others] = lines!.rows;
  expect(others).toEqual([]);
  expect(row!.cells["name"]).toMatchObject({ value: "Hex bolts, blue", places: [{ page: 0, box: [20, 76, 75, 10] }] });
  expect(row!.cells["price"]).toMatchObject({ value: "4.00", places: [{ page: 0, box: [270, 76, 20, 10] }] });
  expect(row!.check).toBe(1);
});
