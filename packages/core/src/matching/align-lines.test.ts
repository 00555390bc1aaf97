import { describe, expect, it } from "vitest";
import { alignLines } from "./align-lines.ts";
import { type ComparedLine, lineLikeness, lineNames } from "./line-likeness.ts";

type Facts = { line?: string; item?: string; name?: string; quantity?: number; price?: number };

const line = ({ quantity = 1, price = 10, ...given }: Facts): ComparedLine => ({
  ...lineNames(given.line ?? null, null, given.item ?? null, [given.name ?? null]),
  quantity,
  price,
});
const places = (invoiced: ComparedLine[], ordered: ComparedLine[]) =>
  alignLines(invoiced, ordered, lineLikeness).map((one) => one?.at ?? null);

describe("alignLines", () => {
  it("goes by the number of the article, in whatever order the lines stand and whatever they are called", () => {
    const ordered = [line({ item: "A-1", name: "Hex bolt M8" }), line({ item: "A-2", name: "Washer M8" })];
    const invoiced = [line({ item: "a2", name: "Unterlegscheibe" }), line({ item: "A 1", name: "Schraube" })];
    expect(places(invoiced, ordered)).toEqual([1, 0]);
  });

  it("goes by description, price and quantity together where nobody names a number", () => {
    const ordered = [
      line({ name: "Copy paper A4 80 g", price: 4.5, quantity: 100 }),
      line({ name: "Copy paper A3 80 g", price: 9.2, quantity: 20 }),
      line({ name: "Office chair black", price: 180, quantity: 2 }),
    ];
    const invoiced = [
      line({ name: "Chair, office, black", price: 180, quantity: 2 }),
      line({ name: "Paper A3, 80g", price: 9.2, quantity: 20 }),
      line({ name: "Paper A4, 80g", price: 4.5, quantity: 60 }),
    ];
    expect(places(invoiced, ordered)).toEqual([2, 1, 0]);
  });

  it("gives a line the second best where its best is worth more to another", () => {
    const ordered = [
      line({ name: "Blue ink", price: 10, quantity: 5 }),
      line({ name: "Blue ink", price: 11, quantity: 5 }),
    ];
    const invoiced = [
      line({ name: "Blue ink", price: 10.2, quantity: 5 }),
      line({ name: "Blue ink", price: 10, quantity: 5 }),
    ];
    expect(places(invoiced, ordered)).toEqual([1, 0]);
  });

  it("leaves alone what was not ordered", () => {
    const ordered = [line({ item: "A-1", name: "Hex bolt M8" })];
    expect(
      places(
        [line({ item: "A-1", name: "Hex bolt M8" }), line({ item: "X-9", name: "Express fee", price: 25 })],
        ordered,
      ),
    ).toEqual([0, null]);
    expect(places([line({ item: "B-77", name: "Hex nut M8" })], ordered)).toEqual([null]);
  });

  it("lets several lines bill one that was ordered, where they name it", () => {
    const ordered = [line({ item: "A-1", name: "Gravel", quantity: 50 })];
    const invoiced = [
      line({ item: "A-1", name: "Gravel, 3 March", quantity: 20 }),
      line({ item: "A-1", name: "Gravel, 9 March", quantity: 30 }),
    ];
    expect(places(invoiced, ordered)).toEqual([0, 0]);
  });

  it("says how sure it is, and why", () => {
    const [aligned] = alignLines(
      [line({ line: "10", item: "A-1", name: "Bolt" })],
      [line({ line: "10", item: "A1", name: "Bolt" })],
      lineLikeness,
    );
    expect(aligned?.likeness.because).toEqual([
      "order line",
      "article number",
      "price",
      "quantity",
      "description 1.00",
    ]);
    expect(aligned?.score).toBeGreaterThan(0.99);
  });
});
