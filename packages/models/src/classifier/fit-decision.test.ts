import { seededRandom } from "@surety/core/statistics/seeded-random";
import { describe, expect, it } from "vitest";
import { fitDecision } from "./fit-decision.ts";

const rows = 1_000;
const random = seededRandom(3);
const truth = Int32Array.from({ length: rows }, () => Math.floor(random() * 2));

/** Two-class answers that are right with the probability they state. */
function member(strength: number): Float32Array {
  const probabilities = new Float32Array(rows * 2);
  truth.forEach((label, row) => {
    const stated = 0.5 + 0.5 * random() ** (1 / strength);
    const right = random() < stated;
    probabilities[row * 2 + (right ? label : 1 - label)] = stated;
    probabilities[row * 2 + (right ? 1 - label : label)] = 1 - stated;
  });
  return probabilities;
}

const filled = (value: number) => new Float32Array(rows).fill(value);
const ngram = { probabilities: member(8), coverage: filled(1) };
const embedding = {
  regression: member(8),
  neighbours: member(2),
  energy: filled(1),
  nearest: filled(0.8),
  nearby: filled(0.7),
};
const evidence = { index: Int32Array.from(truth.keys()), truth, classes: 2 };

describe("fitDecision", () => {
  const { decision, outOfFold } = fitDecision({ ...evidence, answers: { ngram, embedding } }, null, 0);

  it("keeps the evidence of every case", () => {
    const hits = outOfFold.hit.reduce((sum, each) => sum + each, 0);
    expect(outOfFold.index).toEqual(evidence.index);
    expect(hits).toBe(outOfFold.label.filter((label, row) => label === truth[row]).length);
    expect(hits / rows).toBeGreaterThan(0.9);
  });

  it("calibrates: mean confidence is the share of hits", () => {
    const mean = outOfFold.confidence.reduce((sum, each) => sum + each, 0) / rows;
    const share = outOfFold.hit.reduce((sum, each) => sum + each, 0) / rows;
    expect(Math.abs(mean - share)).toBeLessThan(0.02);
  });

  it("lets n-grams answer alone only where they agree with all and are right", () => {
    const alone = [...outOfFold.byNgram.keys()].filter((row) => outOfFold.byNgram[row] === 1);
    const errors = alone.filter((row) => outOfFold.hit[row] === 0).length;
    expect(alone.length === 0).toBe(decision.bar === null);
    expect(errors).toBeLessThanOrEqual(alone.length * 0.01);
  });

  it("sets a bar where n-grams are nearly always right", () => {
    const sure = { probabilities: clear(), coverage: filled(1) };
    const fitted = fitDecision(
      { ...evidence, answers: { ngram: sure, embedding: { ...embedding, regression: clear() } } },
      null,
      0,
    );
    expect(fitted.decision.bar).not.toBeNull();
  });

  it("works without a sentence model and without evidence", () => {
    const alone = fitDecision({ ...evidence, answers: { ngram } }, null, 0);
    expect(alone.decision).toMatchObject({ bar: null, weights: { embedding: 0, neighbours: 0 } });
    expect(alone.outOfFold.byNgram.every((each) => each === 1)).toBe(true);
    const nothing = { probabilities: new Float32Array(), coverage: new Float32Array() };
    const empty = { index: new Int32Array(), truth: new Int32Array(), classes: 2, answers: { ngram: nothing } };
    expect(fitDecision(empty, null, 0).decision).toMatchObject({ bar: null, ngramWeight: 1 });
  });
});

function clear(): Float32Array {
  const probabilities = new Float32Array(rows * 2).fill(0.02);
  truth.forEach((label, row) => (probabilities[row * 2 + label] = 0.98));
  return probabilities;
}
