import { expect, it } from "vitest";
import { typed } from "../document/typed-page.fixture.ts";
import { layoutOf } from "./layout.ts";
import type { LineColumns } from "./line-columns.ts";
import { gridsOf } from "./read-page.ts";
import { readLines } from "./read-lines.ts";

const columns: LineColumns = {
  item: { type: "id" },
  name: { type: "text" },
  quantity: { type: "number" },
  unit: { type: "unit" },
  price: { type: "money" },
  allowance: { type: "money" },
  amount: { type: "money" },
};

/** The lines of a page, without what they do not say. `joins` says whether words below a line go on with it. */
function read(text: string, { joins = false, country = "GB", asked = columns } = {}) {
  const pages = [typed(text)];
  const [best] = readLines({ grids: gridsOf(pages), layout: layoutOf(pages) }, { columns: asked, country, joins });
  return (best?.rows ?? []).map(({ cells, check }) => ({
    ...Object.fromEntries(
      Object.entries(cells).flatMap(([name, { value }]) => (value === null ? [] : [[name, value]])),
    ),
    check,
  }));
}

const bolts = { name: "Hex bolts", quantity: "3", price: "4.00", amount: "12.00", check: 1 };
const nuts = { name: "Nuts", quantity: "2", price: "1.50", amount: "3.00", check: 1 };

it("takes what is said below a line, with a label, for no line and no part of its name", () => {
  const text = `Description              Quantity      Unit price      Amount

Hex bolts                       3            4.00       12.00
List price: 4.50
Packing: carton

Nuts                            2            1.50        3.00
Base:      1.60       Saved:              -0.10
List price :                                 1.60
EAN 4006381333931`;
  expect(read(text)).toEqual([bolts, nuts]);
});

it("goes on with a name that was too long for its column, and not with what begins on a line of its own", () => {
  const text = `Description                  Quantity   Unit price      Amount

Hex bolts, galvanised and           3         4.00       12.00
hardened
From our works in Linz

Nuts                                2         1.50        3.00
From our works in Brno`;
  expect(read(text).map((row) => ("name" in row ? row["name"] : null))).toEqual([
    "Hex bolts, galvanised and hardened",
    "Nuts",
  ]);
  expect(read(text, { joins: true })[1]).toMatchObject({ name: "Nuts From our works in Brno" });
});

it("reads columns that stand below each other, as their headings do", () => {
  const text = `Article no.               Qty     Unit price      Amount
Description               Unit

HX-1217                     3           4.00       12.00
Hex bolts                 pcs
NT-0901                     2           1.50        3.00
Nuts                      pcs
WS-0455                    10           0.10        1.00
Washers                   pcs`;
  expect(read(text)).toEqual([
    { item: "HX-1217", unit: "C62", ...bolts },
    { item: "NT-0901", unit: "C62", ...nuts },
    { item: "WS-0455", unit: "C62", name: "Washers", quantity: "10", price: "0.10", amount: "1.00", check: 1 },
  ]);
});

it("finds the article number that stands with the name, and nothing heads", () => {
  const text = `Description               Qty     Unit price      Amount

HX-1217                     3           4.00       12.00
Hex bolts
Nuts                        2           1.50        3.00
Art. no.: NT-0901`;
  expect(read(text)).toEqual([
    { item: "HX-1217", ...bolts },
    { item: "NT-0901", ...nuts },
  ]);
});

it("puts what is taken off a line to it, and leaves what is taken off the sum to the document", () => {
  const text = `Description                  Quantity   Unit price      Amount
Hex bolts                           3         4.00       12.00
less 10 % discount                                       -1.20
Nuts                                2         1.50        3.00
Subtotal                                                 13.80
less 5 % discount                                        -0.69
Total                                                    13.11`;
  expect(read(text)).toEqual([{ ...bolts, allowance: "-1.20", amount: "10.80" }, nuts]);
});

it("multiplies with the discount that a column says, in per cent or as an amount", () => {
  const percent = { ...columns, discount: { type: "number" } } as const satisfies LineColumns;
  const text = `Description              Quantity    Unit price   Discount %     Amount
Hex bolts                       3          4.00           10      10.80
Nuts                            2          1.50            0       3.00`;
  expect(read(text, { asked: percent })).toEqual([
    { ...bolts, discount: "10", amount: "10.80" },
    { ...nuts, discount: "0" },
  ]);
  const amounts = text.replace("  Discount %", "   Discount ").replace("          10   ", "        1.20   ");
  expect(read(amounts).map(({ check }) => check)).toEqual([1, 1]);
});

it("takes nothing off an amount that is none", () => {
  const text = `Description              Quantity      Unit price      Amount

Nuts                            2            1.50        3.00
Washers                         4            2.00        8.00
Hex bolts                       3            4.00    included
Discount 10 %                                           -0.00
Screws                          4            2.00        8.00`;
  expect(read(text)[2]).toMatchObject({ name: "Hex bolts", amount: "included" });
});
