import { expect, it } from "vitest";
import { moneyText } from "./money-text.ts";

it.each([
  [12_340_000, "12.34 EUR"],
  [20_000_000, "20.00 EUR"],
  [720, "0.00072 EUR"],
  [1, "0.000001 EUR"],
  [0, "0.00 EUR"],
  [-1_500_000, "-1.50 EUR"],
])("%i micro-units are %s", (micros, text) => expect(moneyText(micros, "EUR")).toBe(text));
