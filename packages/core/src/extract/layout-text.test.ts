import fc from "fast-check";
import { expect, it } from "vitest";
import type { Box } from "../wire/document-page.ts";
import { layoutText, pagesOfLayoutText, readableText } from "./layout-text.ts";

const pages = [
  { width: 595.3, height: 842, words: [{ text: "Total 12.50", box: [20, 100.5, 60, 10] as Box }] },
  { width: 595.3, height: 842, words: [] },
];

it("writes pages as lines that a person can read, and reads them again", () => {
  expect(layoutText(pages)).toBe("page 595.3 842\n20 100.5 60 10 Total 12.50\npage 595.3 842");
  expect(pagesOfLayoutText(layoutText(pages))).toEqual(pages);
  expect(pagesOfLayoutText("just a letter\nwith lines")).toEqual([]);
});

it("keeps every word of every page of ordinary length", () => {
  const tenth = fc.integer({ min: 0, max: 20_000 }).map((value) => value / 10);
  const word = fc.record({
    text: fc.stringMatching(/^[^\s\p{C}]{1,10}$/u),
    box: fc.tuple(tenth, tenth, tenth, tenth) as fc.Arbitrary<Box>,
  });
  const page = fc.record({ width: tenth, height: tenth, words: fc.array(word, { maxLength: 20 }) });
  fc.assert(
    fc.property(fc.array(page, { maxLength: 5 }), (some) => {
      expect(pagesOfLayoutText(layoutText(some))).toEqual(some);
    }),
  );
});

it("stops at the end of what is looked at, and never within a line", () => {
  const many = [
    {
      width: 100,
      height: 100,
      words: Array.from({ length: 20_000 }, (_, at) => ({ text: `w${at}`, box: [1, 1, 1, 1] as Box })),
    },
  ];
  const text = layoutText(many);
  expect(text.length).toBeLessThanOrEqual(120_000);
  expect(pagesOfLayoutText(text)[0]!.words.length).toBe(text.split("\n").length - 1);
});

it("gives the words alone to people, and any other text as it is", () => {
  expect(readableText("page 320 300\n20 20 54 10 Northwind\n80 20 30 10 Books")).toBe("Northwind Books");
  expect(readableText("page 1 of 2: hello")).toBe("page 1 of 2: hello");
});

it("keeps the tables of documents that have no pages, row by row", () => {
  const tables = [
    {
      name: "Sheet 1",
      rows: [
        ["Qty", "Price"],
        ["2", "", " 4.00\n"],
      ],
    },
  ];
  const text = layoutText([], tables);
  expect(text).toBe("table Sheet 1\nrow\tQty\tPrice\nrow\t2\t\t4.00");
  expect(pagesOfLayoutText(text)).toMatchObject([
    {
      words: [],
      rows: [
        ["Qty", "Price"],
        ["2", "", "4.00"],
      ],
    },
  ]);
  expect(readableText(text)).toBe("Qty Price 2 4.00");
  // The words of pages say it already.
  expect(layoutText(pages, tables)).toBe(layoutText(pages));
});
