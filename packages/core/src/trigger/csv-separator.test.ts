import { expect, it } from "vitest";
import { csvSeparator } from "./csv-separator.ts";

it.each([
  ["text,id\na;b;c,1", ","],
  ["text;id\r\n1,5;2", ";"],
  ["text\tid\na,b;c\t1", "\t"],
  ['"a;b;c",id\n', ","],
  ['"a,b,c";"x ""y"", z"\n', ";"],
  ["\uFEFFtext;id", ";"],
  ["text\nfirst; second; third", ","],
  ["a;b,c\n", ","],
  ["", ","],
])("the cells of %j are separated by %j", (text, separator) => {
  expect(csvSeparator(text)).toBe(separator);
});
