import { describe, expect, it } from "vitest";
import type { FieldSpec } from "./field-schema.ts";
import { layoutOf } from "./layout.ts";
import { pickablePlaces, stepPlace } from "./pickable-places.ts";

const lines = ["Northwind Books", "Issued: 14/03/2026", "Lamp 9.00", "Total 12.50"];
const word = (text: string, row: number) => ({ text, box: [20, 20 + row * 20, text.length * 6, 10] });
const layout = layoutOf([{ words: lines.map(word) as never }]);
const places = (type: FieldSpec["type"]) => pickablePlaces(layout, { type, country: "GB" });

describe("pickablePlaces", () => {
  it("gives every place that has the form of the field, in the one form of its type", () => {
    expect(places("money").map(({ value }) => value)).toEqual(["9.00", "12.50"]);
    expect(places("date")).toEqual([{ value: "2026-03-14", printed: "14/03/2026", page: 1, box: [68, 40, 60, 10] }]);
  });

  it("gives every piece of text for a text, a label apart from what stands behind it", () => {
    expect(places("text").map(({ value }) => value)).toEqual([
      "Northwind Books",
      "Issued:",
      "14/03/2026",
      "Lamp 9.00",
      "Total 12.50",
    ]);
  });

  it("gives every piece of text where nothing has the form: what was misread can be taken and mended", () => {
    expect(places("iban").map(({ printed }) => printed)).toContain("Total 12.50");
  });
});

describe("stepPlace", () => {
  const money = places("money");
  it("goes down and up, and round at the ends", () => {
    expect([null, 0, 1].map((from) => stepPlace(money, from, 1, ""))).toEqual([0, 1, 0]);
    expect([null, 0, 1].map((from) => stepPlace(money, from, -1, ""))).toEqual([1, 1, 0]);
    expect(stepPlace([], null, 1, "")).toBeNull();
  });

  it("keeps to what holds the letters that were typed, unless nothing does", () => {
    const texts = places("text");
    expect(stepPlace(texts, null, 1, "tot")).toBe(4);
    expect(stepPlace(texts, 4, 1, "o")).toBe(0);
    expect(stepPlace(texts, null, 1, "zebra")).toBe(0);
  });
});
