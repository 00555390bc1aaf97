import { describe, expect, it } from "vitest";
import type { Token } from "../ports/language-model.ts";
import { keyProbabilities } from "./label-probabilities.ts";

/** Tokens with the probabilities that stand in their place. */
function tokens(...steps: [text: string, others: Record<string, number>][]): Token[] {
  return steps.map(([text, others]) => ({
    text,
    logProbability: Math.log(others[text] ?? 1),
    alternatives: Object.entries(others).map(([other, p]) => ({ text: other, logProbability: Math.log(p) })),
  }));
}
const shares = (found: ReadonlyMap<string, number> | null) =>
  found === null ? null : Object.fromEntries([...found].map(([key, p]) => [key, Number(p.toFixed(6))]));

describe("the probabilities of keys", () => {
  it("are those of the token in the answer's place", () => {
    const said = tokens(
      ['{"', {}],
      ["answer", {}],
      ['":"', {}],
      ["B", { B: 0.7, A: 0.2, "0": 0.06, Z: 0.04 }],
      ['"}', {}],
    );
    expect(shares(keyProbabilities(said, ["A", "B", "C", "0"]))).toEqual({ A: 0.2, "0": 0.06, B: 0.7 });
  });

  it("are found where the answer shares its token with the quotation mark", () => {
    const said = tokens(['{"answer":', {}], [' "A', { ' "A': 0.9, ' "C': 0.1 }], ['"', {}]);
    expect(shares(keyProbabilities(said, ["A", "B", "C"]))).toEqual({ A: 0.9, C: 0.1 });
  });

  it("multiply along a key of several tokens, and count what branches off", () => {
    const said = tokens(
      ['{"answer": "', {}],
      ["1", { "1": 0.8, "2": 0.2 }],
      ["4", { "4": 0.5, "7": 0.25 }],
      ['"}', {}],
    );
    const keys = Array.from({ length: 40 }, (_, at) => String(at + 10));
    // "2" may still become any of 20 to 29, so nobody gets it.
    expect(shares(keyProbabilities(said, keys))).toEqual({ "17": 0.2, "14": 0.4 });
  });

  it("never sum to more than one", () => {
    const said = tokens(['{"answer":"', {}], ["A", { A: 0.8, B: 0.4 }], ['"', {}]);
    const found = keyProbabilities(said, ["A", "B"]);
    expect([...(found?.values() ?? [])].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  });

  it("are unknown where the answer stands in no token", () => {
    expect(keyProbabilities(tokens(["I think B", {}]), ["A", "B"])).toBeNull();
    expect(keyProbabilities([], ["A", "B"])).toBeNull();
    expect(keyProbabilities(tokens(['{"answer":"', {}], ["maybe", {}]), ["A", "B"])).toBeNull();
  });
});
