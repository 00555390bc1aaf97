import { expect, it } from "vitest";
import { unitCode } from "./unit-codes.ts";
import { unitWords } from "./unit-words.ts";

it.each([
  ["C62", "pcs"],
  ["HUR", "h"],
  ["MON", "months"],
  ["QUX", "QUX"],
  ["constructor", "constructor"],
  [null, ""],
])("says %s as %s", (code, word) => {
  expect(unitWords(code)).toBe(word);
});

it.each(["kg", "m²", "h", "kWh", "min"])("says %s as it is read", (word) => {
  expect(unitWords(unitCode(word))).toBe(word);
});
