import { expect, it } from "vitest";
import { layoutOf } from "./layout.ts";
import { segmentsOfValue } from "./mark-segments.ts";

const lines = ["NORTHWIND BOOKS", "12 Mill Lane,", "Old Town", "TEL 555", "Sold by Ann at", "12 Mill Lane", "BOOKS"];
const layout = layoutOf([{ words: lines.map((text, row) => ({ text, box: [0, row * 20, text.length * 6, 10] })) }]);
const textsOf = (value: string) => segmentsOfValue(layout, value).map((at) => layout.segments[at]!.text);

it.each([
  ["Northwind Books", ["NORTHWIND BOOKS"]],
  ["12 Mill Lane, Old Town", ["12 Mill Lane,", "Old Town"]],
  ["Somebody else", []],
  ["", []],
])("finds %s", (value, texts) => expect(textsOf(value)).toEqual(texts));
