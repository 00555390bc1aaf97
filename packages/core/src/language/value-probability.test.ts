import { expect, it } from "vitest";
import type { Token } from "../ports/language-model.ts";
import { valueProbabilities } from "./value-probability.ts";

const token = (text: string, p = 1): Token => ({ text, logProbability: Math.log(p), alternatives: [] });
const isQuote = (path: readonly string[]) => path.at(-1) === "quote";

it("multiplies the tokens of each value, with the mark that ends it, and of nothing else", () => {
  const tokens = [
    token('{"total":{"value":"', 0.5),
    token("12", 0.9),
    token(".50", 0.8),
    token('","quote":"', 0.7),
    token("12,50", 0.1),
    token('"},"vat" : {"value":'),
    token('""', 0.6),
    token(',"quote":"","line":0}}', 0.2),
  ];
  const found = valueProbabilities(tokens, isQuote);
  expect(Object.fromEntries([...found!].map(([name, p]) => [name, Math.round(p * 1e6) / 1e6]))).toEqual({
    // A token that holds the end of a value counts for it.
    total: 0.504,
    vat: 0.6,
  });
});

it("reads lists, escaped marks, and words around the object; of what is cut off it says nothing", () => {
  const tokens = [
    token("Here: "),
    token('{"lines":{"rows":[{"a":"x\\"', 0.5),
    token('y"},{"a":"z"}]}}', 0.5),
    token(" done"),
  ];
  expect(valueProbabilities(tokens, isQuote)?.get("lines")).toBeCloseTo(0.25, 9);
  expect(valueProbabilities([token('{"a":"x')], isQuote)).toBeNull();
  expect(valueProbabilities([token("no")], isQuote)).toBeNull();
  expect(valueProbabilities([token(`{"a":${"[".repeat(100_000)}`)], isQuote)).toBeNull();
});
