import { expect, it } from "vitest";
import { valueWords } from "./value-words.ts";

it.each<[unknown, string | null]>([
  ["  some\n text ", "some text"],
  ["x".repeat(300), `${"x".repeat(160)}…`],
  [true, "yes"],
  [12.5, "12.5"],
  [null, null],
  [{ name: "Priya", tier: "gold", since: null }, "name Priya · tier gold · since –"],
  [{ micros: 25_000_000, currency: "EUR" }, "25.00 EUR"],
  [{ micros: 11_583_940_000, currency: "GBP" }, "11,583.94 GBP"],
  [{ total: { micros: 1_500_000, currency: "EUR" } }, "total 1.50 EUR"],
  [["a", "b"], "a, b"],
  [[], "an empty list"],
  [{ lines: [{ a: 1 }] }, null],
])("%j", (value, said) => expect(valueWords(value)).toBe(said));
