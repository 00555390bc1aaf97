import { describe, expect, it } from "vitest";
import { clauseFigures, type ClauseQuestion, figuresFrom, precisionRecallCurve } from "./clause-figures.ts";
import { wordOverlap } from "./word-overlap.ts";

describe("the overlap of two quotes", () => {
  it("is the share of words of both, without case and marks", () => {
    expect(wordOverlap("The Term, is two/three years.", "the term IS two three years")).toBe(1);
    expect(wordOverlap("one two three", "two three four")).toBe(0.5);
    expect(wordOverlap("one", "two")).toBe(0);
    expect(wordOverlap(".", "")).toBe(0);
  });
});

describe("the figures of found clauses", () => {
  const question = (truth: string[], ...proposed: [string, number][]): ClauseQuestion => ({
    type: "term",
    truth,
    proposed: proposed.map(([quote, confidence]) => ({ quote, confidence })),
  });

  it("count a true quote once, and what fits none as a false alarm", () => {
    const asked = [question(["a b c d"], ["a b c", 0.9], ["a b c d", 0.8], ["x y", 0.7]), question([], ["z", 0.2])];
    expect(figuresFrom(asked, 0.5)).toMatchObject({ wanted: 1, found: 1, wrong: 1, precision: 0.5, recall: 1 });
    expect(figuresFrom(asked, 0)).toMatchObject({ wrong: 2, precision: 1 / 3 });
  });

  it("lie on a curve from the surest proposal on, equal confidences together", () => {
    const asked = [question(["a b"], ["a b", 0.9]), question(["c d"], ["x", 0.5], ["c d", 0.5])];
    expect(precisionRecallCurve(asked)).toEqual([
      { precision: 1, recall: 0 },
      { precision: 1, recall: 0.5 },
      { precision: 2 / 3, recall: 1 },
    ]);
    // Precision never rises while recall falls: (1 + 1) / 2 · 0.5 + (1 + 2/3) / 2 · 0.5.
    expect(clauseFigures(asked).aupr).toBeCloseTo(0.9167, 4);
    expect(clauseFigures(asked).precisionAt80).toBeCloseTo(2 / 3, 10);
  });

  it("have no precision at a recall that is never reached", () => {
    expect(clauseFigures([question(["a", "b c"], ["a", 0.9])])).toMatchObject({ precisionAt80: 0, precisionAt90: 0 });
  });

  it("say nothing where there is nothing to divide by", () => {
    expect(figuresFrom([question([])], 0)).toMatchObject({ precision: null, recall: null, f1: null });
  });

  it("let a sentence stand for the names in it only where that is asked for", () => {
    const names = question(["Acme Inc.", "Widget"], ["between Acme Inc. and Widget of Bern in Switzerland", 0.9]);
    expect(figuresFrom([names], 0)).toMatchObject({ found: 0, wrong: 1 });
    expect(figuresFrom([{ ...names, holdingCounts: true }], 0)).toMatchObject({ found: 2, wrong: 0 });
  });
});
