import { expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { pageTables } from "./page-tables.ts";
import { recognised, typed } from "./typed-page.fixture.ts";

const invoice = `Kestrel Home AG                                    Invoice 4711
Falkenallee 12                                     14 March 2026
60313 Frankfurt

We bill what we delivered on the tenth of March as follows below:

Pos  Article                  Quantity   Unit price      Amount

1    Copy paper A4, white       10 pcs         3.95       39.50
     500 sheets in each pack
2    Ballpoint pen blue          4 pcs         0.36        1.44
3    Office chair with arms      1 pcs       189.00      189.00
                                               Net      229.94

Please pay within thirty days to the account named at the foot.`;

const rows = [
  ["Pos", "Article", "Quantity", "Unit price", "Amount"],
  ["1", "Copy paper A4, white 500 sheets in each pack", "10 pcs", "3.95", "39.50"],
  ["2", "Ballpoint pen blue", "4 pcs", "0.36", "1.44"],
  ["3", "Office chair with arms", "1 pcs", "189.00", "189.00"],
  ["", "", "", "Net", "229.94"],
];

it.each([
  ["as the words of a PDF", typed(invoice)],
  ["as OCR reads it", recognised(invoice)],
  ["on a page that lies askew by a degree", typed(invoice, 0.0175)],
  ["on a page that falls the other way", typed(invoice, -0.02)],
])("finds the table among what stands around it, %s", (_, page) => {
  expect(pageTables([page])).toMatchObject([{ name: null, headerRows: 1, rows }]);
});

it("says of each cell where it stands, and leaves out those where nothing does", () => {
  const [table] = pageTables([typed(invoice)]);
  expect(table!.cells.find(({ text }) => text.startsWith("Copy paper"))).toEqual({
    lines: [
      { text: "Copy paper A4, white", at: 0, box: [70, 152, 119, 8] },
      { text: "500 sheets in each pack", at: 1, box: [70, 166, 137, 8] },
    ],
    text: "Copy paper A4, white 500 sheets in each pack",
    row: 1,
    column: 1,
    rowSpan: 1,
    columnSpan: 1,
    page: 1,
    box: [70, 152, 137, 22],
  });
  expect(table!.cells.filter(({ row }) => row === 4).map(({ text }) => text)).toEqual(["Net", "229.94"]);
  expect(table!.places).toEqual([{ page: 1, box: [40, 124, 377, 92] }]);
});

it("parts names of columns that stand nearer than what is below them", () => {
  const text = `Article            VAT Price incl. VAT
Leather sleeve     21%          199.98
Port replicator    21%           59.99
Rucksack           21%           79.99`;
  expect(pageTables([typed(text)])[0]!.rows[0]).toEqual(["Article", "VAT", "Price incl. VAT"]);
});

it("keeps a unit with its quantity where the header names both once", () => {
  const text = `Item               Quantity       Price
Gravel             3.50    t      38.00
Sand              12.00    t      26.00
Batten            60.00    m       2.40`;
  expect(pageTables([typed(text)])[0]!.rows[1]).toEqual(["Gravel", "3.50 t", "38.00"]);
});

it("says that a cell goes over several columns", () => {
  const text = `Article          Weight     Price
Bolts, large       1.20     12.00
Delivered by rail from Linz
Bolts, small       0.80      9.50
Nuts               0.40      4.10
Washers            0.10      2.20`;
  const [table] = pageTables([typed(text)]);
  expect(table!.cells.find(({ text: own }) => own.startsWith("Delivered"))).toMatchObject({ column: 0, columnSpan: 3 });
});

it("says that a group named once goes over its rows, and that a sum does not", () => {
  const text = `Region     Article          Weight     Price
North      Bolts              1.20     12.00
           Nuts               0.40      4.10
           Washers            0.10      2.20
South      Bolts              1.20     13.00
           Nuts               0.40      4.60
                             Total     35.90`;
  const [table] = pageTables([typed(text)]);
  expect(table!.spans).toEqual([
    { row: 1, column: 0, rowSpan: 3, columnSpan: 1 },
    { row: 4, column: 0, rowSpan: 2, columnSpan: 1 },
  ]);
  expect(table!.rows[2]).toEqual(["", "Nuts", "0.40", "4.10"]);
});

it("goes on over pages as one table, and says the repeated header once", () => {
  const head = "Pos  Article              Quantity      Amount\n";
  const line = (at: number) => `${String(at).padEnd(5)}Article number ${at}        ${at} pcs      ${at}1.50`;
  const first = `${head}${[1, 2, 3, 4].map(line).join("\n")}`;
  const second = `Page 2 of 2\n\n${head}${[5, 6].map(line).join("\n")}`;
  const tables = pageTables([typed(first), typed(second)]);
  expect(tables).toHaveLength(1);
  expect(tables[0]!.rows.map(([pos]) => pos)).toEqual(["Pos", "1", "2", "3", "4", "5", "6"]);
  expect(tables[0]!.places.map(({ page }) => page)).toEqual([1, 2]);
  expect(tables[0]!.cells.find(({ text }) => text === "6")).toMatchObject({ row: 6, page: 2 });
});

it.each([
  [
    "roles",
    `Name               Role                      Department
Anna Berg          Head of purchasing        Finance
Tom van Dyke       Buyer of raw materials    Operations
Maria Lopez        Clerk for invoices        Finance
Jan Novak          Keeper of the stores      Logistics`,
    ["Anna Berg", "Head of purchasing", "Finance"],
    5,
  ],
  [
    "terms over several lines",
    `Term              Meaning

Delivery date     the day on which the goods are handed
                  over at the place that is agreed
Goods             what the supplier sells under this
                  agreement, with its packing
Stores            the places that are named in the list
                  at the end of this agreement

It begins on the day on which it is signed.`,
    ["Delivery date", "the day on which the goods are handed over at the place that is agreed"],
    4,
  ],
])("finds a table of words alone: %s", (_, text, row, count) => {
  const [table] = pageTables([typed(text)]);
  expect(table!.headerRows).toBe(1);
  expect(table!.rows).toHaveLength(count);
  expect(table!.rows[1]).toEqual(row);
  expect(table!.rows.at(-1)!.at(-1)).toMatch(/^(?:Logistics|the places .* agreement)$/);
});

const signatures = `Supplier                     Buyer
Brandt & Sohn GmbH           Kestrel Home AG
Iserlohn, 14 March 2026      Frankfurt, 15 March 2026
Karl Brandt                  Anna Berg
Managing director            Head of purchasing`;

const twoColumns = `The supplier shall deliver the goods    6. Either party may end this agreement
within ten days of each order and at    by notice in writing of 30 days before
the place that the buyer has named in   the end of a quarter. 7. What the buyer
it. 2. Risk passes when the goods are   owes for goods that were delivered by
handed over to the first carrier. 3.    then is due at once. 8. This agreement
The price is the one of the list of     is governed by the law of the place at
14 March 2026 less 5 per cent. 4. The   which the supplier has its seat, and no
buyer pays within 30 days. 5. Interest  other rules apply to what it says here.`;

const addresses = `Seller                       Buyer                      Delivered to
Brandt & Sohn GmbH           Kestrel Home AG            Kestrel Stores
Schraubenweg 4               Falkenallee 12             Hafenstrasse 9
58636 Iserlohn               60313 Frankfurt            20457 Hamburg
Germany                      Germany                    Germany`;

const form = `Invoice number:        4711
Date:                  14.03.2026
Customer number:       88123
Your order:            PO-2026-0100
Delivered:             10.03.2026`;

it.each([
  ["prose in two columns", twoColumns],
  ["addresses beside each other", addresses],
  ["labels with their values", form],
  ["signatures beside each other", signatures],
  [
    "prose alone",
    "All that is agreed here is agreed in writing.\nNothing else was said, and nobody relies on it.\nIt ends in 2027.",
  ],
  ["a page without words", ""],
])("takes %s for no table", (_, text) => {
  expect(pageTables([typed(text)])).toEqual([]);
});

it("takes sums for a table, whose last column is what counts", () => {
  const sums = `Net                 100.00
VAT 19 %             19.00
Total               119.00`;
  expect(pageTables([typed(sums)])[0]).toMatchObject({
    headerRows: 0,
    rows: [
      ["Net", "100.00"],
      ["VAT 19 %", "19.00"],
      ["Total", "119.00"],
    ],
  });
});

it("takes its time from the number of words, whatever lines up on a page", () => {
  const random = seededRandom(7);
  const scattered = Array.from({ length: 5000 }, () => ({
    text: random() < 0.5 ? "17.30" : "word",
    box: [random() * 560, random() * 800, 5 + random() * 25, 6] as [number, number, number, number],
  }));
  const grid = typed(Array.from({ length: 300 }, () => "1.00  ".repeat(16)).join("\n"));
  const begun = performance.now();
  expect(Array.isArray(pageTables([{ width: 595, height: 842, words: scattered }]))).toBe(true);
  expect(pageTables([grid])[0]!.rows.length).toBeGreaterThan(90);
  expect(performance.now() - begun).toBeLessThan(15_000);
});

it("takes a foot that every page repeats for no table", () => {
  const foot = "Source: 14        S-1/A      1/21/2026      12.50";
  expect(pageTables([typed(foot), typed(foot), typed(foot)])).toEqual([]);
});

it("stops after more cells than any honest document has", () => {
  const page = typed(Array.from({ length: 50 }, () => "1.00  ".repeat(10)).join("\n"));
  const cells = pageTables(Array.from({ length: 100 }, () => page)).reduce((sum, table) => sum + table.cells.length, 0);
  expect(cells).toBe(20_500);
});

it("is done with a page of dots, which lines up in every way, before anybody notices", () => {
  const words = Array.from({ length: 100_000 }, (_, at): { text: string; box: [number, number, number, number] } => ({
    text: ".",
    box: [1.5 * (at % 400), 3 * Math.floor(at / 400), 0.3, 0.5],
  }));
  expect(pageTables([{ width: 600, height: 800, words }])).toEqual([]);
});
