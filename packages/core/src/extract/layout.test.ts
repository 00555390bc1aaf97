import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Box } from "../wire/document-page.ts";
import { layoutOf } from "./layout.ts";

const word = (text: string, left: number, top: number, width = text.length * 6): { text: string; box: Box } => ({
  text,
  box: [left, top, width, 10],
});
const textsOf = (words: ReturnType<typeof word>[]) =>
  layoutOf([{ words }]).rows.map((row) => row.map((one) => one.text));

describe("layoutOf", () => {
  it("puts words of a row together, and keeps what stands apart apart", () => {
    const words = [word("Total", 20, 101), word("12.50", 270, 100), word("Northwind", 20, 20), word("Books", 78, 21)];
    expect(textsOf(words)).toEqual([["Northwind Books"], ["Total", "12.50"]]);
  });

  it("leaves lines as they are where somebody has put their words together", () => {
    expect(textsOf([word("NORTHWIND BOOKS", 20, 20), word("LTD", 112, 20)])).toEqual([["NORTHWIND BOOKS", "LTD"]]);
  });

  it.each([
    ["Date: 12.03.2026", ["Date:", "12.03.2026"]],
    ["NORTHWIND SDN BHD (12345-A)", ["NORTHWIND SDN BHD", "(12345-A)"]],
    ["NORTHWIND LTD 123456-X", ["NORTHWIND LTD", "123456-X"]],
    ["Invoice Date: August 3 , 2014", ["Invoice Date:", "August 3 , 2014"]],
    ["Rotterdam, 19 april 2014", ["Rotterdam, 19 april 2014"]],
    ["12:30 today it rains", ["12:30 today it rains"]],
    ["GST (6%) incl", ["GST (6%) incl"]],
  ])("cuts %s", (text, pieces) => {
    const { segments } = layoutOf([{ words: [word(text, 20, 20)] }]);
    expect(segments.map((one) => one.text)).toEqual(pieces);
    expect(segments.map((one) => one.continues)).toEqual(pieces.map((_, at) => at > 0));
  });

  it("counts rows through all pages, and reads an empty document", () => {
    const two = layoutOf([{ words: [word("a b", 0, 0)] }, {}, { words: [word("c d", 0, 0)] }]);
    expect(two.segments.map(({ page, row }) => [page, row])).toEqual([
      [0, 0],
      [2, 1],
    ]);
    expect(layoutOf([{}]).segments).toEqual([]);
  });

  it("loses no word and invents none, wherever they stand", () => {
    const words = fc.array(
      fc.record({
        text: fc.stringMatching(/^[A-Za-z0-9.,:/()-]{1,12}$/),
        box: fc.tuple(fc.nat(500), fc.nat(500), fc.nat(80), fc.nat(20)) as fc.Arbitrary<Box>,
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(words, (some) => {
        const { segments, rows } = layoutOf([{ words: some }]);
        const letters = (texts: string[]) => texts.join("").replaceAll(" ", "").split("").sort().join("");
        expect(letters(segments.map((one) => one.text))).toBe(letters(some.map((one) => one.text)));
        for (const { text, row, place } of segments) expect(rows[row]![place]!.text).toBe(text);
      }),
    );
  });
});
