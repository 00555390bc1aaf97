import { describe, expect, it } from "vitest";
import { fitPool, pool, winners } from "./pool.ts";

const only = (name: "ngram" | "embedding" | "neighbours") => ({ ngram: 0, embedding: 0, neighbours: 0, [name]: 1 });
const good = Float32Array.of(0.8, 0.2, 0.3, 0.7, 0.9, 0.1, 0.2, 0.8);
const bad = Float32Array.of(0.5, 0.5, 0.6, 0.4, 0.4, 0.6, 0.5, 0.5);
const truth = Int32Array.of(0, 1, 0, 1);

describe("pool", () => {
  it("gives one member's probabilities back at weight 1", () => {
    const pooled = pool({ ngram: good, embedding: bad }, only("ngram"), 2);
    pooled.forEach((each, i) => expect(each).toBeCloseTo(good[i]!, 3));
  });

  it("is the normalised geometric mean", () => {
    const weights = { ngram: 0.5, embedding: 0.5, neighbours: 0 };
    const [first] = pool({ ngram: good, embedding: bad }, weights, 2);
    const a = Math.sqrt(0.8 * 0.5);
    const b = Math.sqrt(0.2 * 0.5);
    expect(first).toBeCloseTo(a / (a + b), 3);
  });

  it("names the winner of each row, the first of equals", () => {
    expect(winners(bad, 2)).toMatchObject({ labels: Int32Array.of(0, 0, 1, 0) });
  });
});

describe("fitPool", () => {
  it("trusts the member that is right", () => {
    const weights = fitPool({ ngram: bad, embedding: good }, truth, 2);
    expect(weights.embedding).toBeGreaterThan(weights.ngram);
    expect(weights.neighbours).toBe(0);
  });

  it("flattens a member that is sure and wrong", () => {
    const loud = Float32Array.of(0.99, 0.01, 0.99, 0.01, 0.01, 0.99, 0.01, 0.99);
    expect(fitPool({ ngram: loud }, truth, 2).ngram).toBeLessThan(0.1);
  });
});
