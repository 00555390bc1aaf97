import { expect, it } from "vitest";
import type { Box } from "../wire/document-page.ts";
import { layoutText } from "./layout-text.ts";
import { groundCell, groundValue } from "./ground-value.ts";
import type { FieldSpec } from "./field-schema.ts";
import { numberedLines, printedDocument } from "./printed-document.ts";

/** Rows of pieces, each with its left edge; a letter is 5 wide and a row 20 high. */
const printed = (rows: readonly (readonly [number, string][])[]) =>
  printedDocument(
    layoutText([
      {
        width: 600,
        height: 800,
        words: rows.flatMap((row, at) =>
          row.map(([left, text]) => ({ text, box: [left, at * 20, text.length * 5, 10] as Box })),
        ),
      },
    ]),
  );

const invoice = printed([
  [
    [20, "Northwind Books Ltd"],
    [400, "Bill to:"],
  ],
  [
    [20, "12 Harbour Street"],
    [400, "Alder Tools GmbH"],
  ],
  [
    [20, "Bristol BS1 4DJ"],
    [400, "Hauptstr. 5"],
  ],
  [
    [20, "Invoice No. RE-2026/17"],
    [400, "10115 Berlin"],
  ],
  [
    [20, "Date 03.04.2026"],
    [400, "VAT DE 136 695 976"],
  ],
  [
    [20, "Net 1.234,50"],
    [200, "MwSt 234,56"],
  ],
  [[20, "T0TAL DUE EUR 1.469,O6"]],
  [
    [20, "Freight 500 EUR"],
    [200, "2025 items"],
  ],
  [[20, "Freight 500 EUR"]],
]);
const ground = (spec: FieldSpec, value: string, quote = "", line = 0) =>
  groundValue(invoice.layout, { value, quote, line }, spec);

it("shows a model the rows of a page, each behind its number", () => {
  expect(numberedLines(invoice).split("\n").slice(0, 3)).toEqual([
    "Page 1",
    "1: Northwind Books Ltd | Bill to:",
    "2: 12 Harbour Street | Alder Tools GmbH",
  ]);
  const table = printedDocument(
    layoutText(
      [],
      [
        {
          name: "Sheet",
          rows: [
            ["Name", ""],
            ["Bolts", "3"],
          ],
        },
      ],
    ),
  );
  expect(numberedLines(table)).toBe("Table 1\n1: Name\n2: Bolts | 3");
  expect(groundValue(table.layout, { value: "3", quote: "3", line: 2 }, { type: "number" }).found).not.toBeNull();
  expect(numberedLines(printedDocument("page 100 100"))).toBe("");
});

it.each<[string, FieldSpec, string, string, string, string]>([
  [
    "a text, whatever its case and blanks",
    { type: "text" },
    "NORTHWIND  books ltd",
    "",
    "NORTHWIND books ltd",
    "Northwind Books Ltd",
  ],
  [
    "a text over two rows of its column",
    { type: "text" },
    "Alder Tools GmbH Hauptstr. 5",
    "",
    "Alder Tools GmbH Hauptstr. 5",
    "Alder Tools GmbH Hauptstr. 5",
  ],
  [
    "an amount by its value, however it is printed",
    { type: "money", country: "DE" },
    "1234.5",
    "1.234,50",
    "1234.50",
    "1.234,50",
  ],
  [
    "an amount that was copied as it is printed",
    { type: "money", country: "DE" },
    "1.234,50",
    "1.234,50",
    "1234.50",
    "1.234,50",
  ],
  [
    "an amount with a letter read for a digit",
    { type: "money", country: "DE" },
    "1469.06",
    "EUR 1.469,O6",
    "1469.06",
    "EUR 1.469,O6",
  ],
  ["an amount without its cents", { type: "money", country: "DE" }, "500.00", "500 EUR", "500.00", "500 EUR"],
  ["a day", { type: "date", country: "DE" }, "2026-04-03", "03.04.2026", "2026-04-03", "03.04.2026"],
  ["a code", { type: "id" }, "re-2026/17", "Invoice No. RE-2026/17", "RE-2026/17", "RE-2026/17"],
  ["a VAT id with blanks", { type: "vat" }, "DE136695976", "DE 136 695 976", "DE136695976", "DE 136 695 976"],
])("finds %s", (_, spec, value, quote, expected, standing) => {
  const grounded = ground(spec, value, quote);
  expect(grounded.value).toBe(expected);
  expect(grounded.found?.printed).toBe(standing);
});

it.each<[string, FieldSpec, string, string]>([
  ["an amount that is none of those printed", { type: "money", country: "DE" }, "9999.00", ""],
  ["an amount whose quote says another", { type: "money", country: "DE" }, "1234.00", "1.234,50"],
  ["an amount a hundred times as large", { type: "money", country: "DE" }, "123450.00", ""],
  ["a number within another", { type: "number" }, "25", ""],
  ["a number within a larger amount", { type: "money", country: "DE" }, "234.50", ""],
  ["another day", { type: "date", country: "DE" }, "2026-04-04", "03.04.2026"],
  ["a day and a month exchanged", { type: "date", country: "DE" }, "2026-03-04", "03.04.2026"],
  ["words that are nowhere", { type: "text" }, "Quill Garden Ltd", "Northwind Books Ltd"],
  ["a short word within another", { type: "text" }, "wind", ""],
  ["a quote that is nowhere", { type: "text" }, "Quill", "Quill"],
])("does not find %s", (_, spec, value, quote) => {
  expect(ground(spec, value, quote).found).toBeNull();
});

it("takes the place nearest to the line that was named, with the box of its letters alone", () => {
  const at = (line: number) => ground({ type: "money", country: "DE" }, "500", "500 EUR", line).found?.places;
  expect(at(8)).toEqual([{ page: 0, box: [60, 140, 35, 10] }]);
  expect(at(9)).toEqual([{ page: 0, box: [60, 160, 35, 10] }]);
  // Two are of the same value, and the first counts where nobody says a line.
  expect(at(0)).toEqual(at(8));
});

it("finds an address by its parts, beside another one, and leaves a country out that nobody printed", () => {
  const value = JSON.stringify({
    name: "Alder Tools GmbH",
    street: "Hauptstr. 5",
    postcode: "10115",
    city: "Berlin",
    country: "DE",
  });
  const grounded = ground({ type: "address", country: "DE" }, value, "", 2);
  expect(JSON.parse(grounded.value)).toMatchObject({ city: "Berlin", country: null });
  expect(grounded.found?.printed).toBe("Alder Tools GmbH, Hauptstr. 5, 10115, Berlin");
  const other = value.replace("Alder", "Quill");
  expect(ground({ type: "address", country: "DE" }, other, "", 2).found).toBeNull();
});

it("looks for a cell in its line first", () => {
  const table = printed([
    [
      [20, "Bolts"],
      [200, "3 Stk"],
      [300, "4.00"],
      [400, "12.00"],
    ],
    [
      [20, "Nuts"],
      [200, "3 Stk"],
      [300, "2.00"],
      [400, "6.00"],
    ],
  ]);
  const cell = (value: string, type: "number" | "text" | "unit" | "money", line: number) =>
    groundCell(table.layout, { value, quote: value, line }, { type }, undefined);
  expect(cell("3 Stk", "number", 2)).toMatchObject({ value: "3", found: { places: [{ box: [200, 20, 5, 10] }] } });
  expect(cell("Stk", "unit", 1)).toMatchObject({ value: "C62", found: { printed: "Stk" } });
  expect(cell("Nuts", "text", 2).found?.places).toEqual([{ page: 0, box: [20, 20, 20, 10] }]);
  expect(cell("7.00", "money", 2).found).toBeNull();
  // Of which line nobody said.
  expect(cell("6.00", "money", 0).found).toBeNull();
});

it.each([
  ["a point that moved", "Order 1250", { type: "money" }, "12.50", "12.50"],
  ["a point that moved back", "Total 1,250.00 EUR", { type: "money", country: "GB" }, "12500.0", "12500.0"],
  ["a point that is missing", "Total 12.50 EUR", { type: "money", country: "GB" }, "1250", "1250"],
  ["a sign", "Total 12.50 EUR", { type: "money", country: "GB" }, "-12.50", "-12.50"],
  ["a number that is no day", "Reference 03042026", { type: "date" }, "2026-04-03", "03.04.2026"],
] as const)(
  "takes no figure for grounded by its digits alone, whatever the quote says: %s",
  (_, line, spec, value, quote) => {
    const { layout } = printed([[[20, line]]]);
    expect(groundValue(layout, { value, quote, line: 1 }, spec).found).toBeNull();
  },
);

it("ends soon on pages that repeat themselves, and finds a thousand cells", () => {
  const same = printed(
    Array.from({ length: 300 }, () => [0, 1, 2, 3].map((place): [number, string] => [place * 150, "aaaa"])),
  );
  const wanted = `${"a".repeat(90)}b`;
  expect(groundValue(same.layout, { value: wanted, quote: wanted, line: 3 }, { type: "text" }).found).toBeNull();
  const wide = printed(
    Array.from({ length: 1000 }, () => [0, 1, 2].map((at): [number, string] => [at * 200, "a".repeat(37 + at)])),
  );
  const long = `${"a".repeat(1990)}b`;
  for (const value of Array.from({ length: 8 }, (_, at) => `${at}${long}`.slice(1)))
    expect(groundValue(wide.layout, { value, quote: "", line: 3 }, { type: "text" }).found).toBeNull();
  const letters = printed([
    [
      [0, "a".repeat(2000)],
      [20_000, "a".repeat(2000)],
    ],
  ]);
  expect(
    groundValue(letters.layout, { value: `${"a".repeat(1999)}b`, quote: "", line: 0 }, { type: "text" }).found,
  ).toBeNull();
  const table = printed(
    Array.from({ length: 500 }, (_, at) => [
      [20, `Part ${at}`],
      [300, `${at}.25`],
    ]),
  );
  const cells = Array.from({ length: 500 }, (_, at) => [
    groundCell(table.layout, { value: `Part ${at}`, quote: "", line: at + 1 }, { type: "text" }, "GB"),
    groundCell(table.layout, { value: `${at}.25`, quote: "", line: at + 1 }, { type: "money" }, "GB"),
  ]);
  expect(cells.flat().every(({ found }) => found !== null)).toBe(true);
});
