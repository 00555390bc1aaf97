import { describe, expect, it } from "vitest";
import { clauseRates, clauseRatesByType } from "./clause-rates.ts";

const asked = (type: string, truth: string[], quotes: string[]) => ({
  type,
  truth,
  proposed: quotes.map((quote) => ({ quote, confidence: 0.9 })),
});
const questions = [
  asked("renewal", ["it renews by itself"], ["it renews by itself"]),
  asked("renewal", ["the term goes on"], ["prices are fair"]),
  asked("audit", [], []),
];

describe("rates of clauses", () => {
  it("count what was found, missed and quoted wrongly, with exact intervals", () => {
    const { truth, quoted, precision, recall, f1 } = clauseRates("renewal", questions);
    expect({ truth, quoted }).toEqual({ truth: 2, quoted: 2 });
    expect(precision).toMatchObject({ value: 0.5, n: 2 });
    // One of two by Clopper and Pearson: 0.01258 to 0.98742.
    expect(recall?.low).toBeCloseTo(0.01258, 4);
    expect(recall?.high).toBeCloseTo(0.98742, 4);
    // One found of three that were true or quoted: F1 is 2/(2+1+1).
    expect(f1).toMatchObject({ value: 0.5, n: 3 });
    expect(f1!.low).toBeLessThan(0.5);
    expect(f1!.high).toBeGreaterThan(0.5);
  });

  it("have no figure where there is nothing to divide by, and one line for all together", () => {
    const [all, , audit] = clauseRatesByType(["renewal", "audit"], questions);
    expect(all).toMatchObject({ type: "all types", truth: 2, quoted: 2 });
    expect(audit).toEqual({ type: "audit", truth: 0, quoted: 0, precision: null, recall: null, f1: null });
  });
});
