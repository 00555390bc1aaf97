import { expect, it } from "vitest";
import { keptKnown, knownOutside, knownSignals, mostKnown, signalFold, signalFolds, voters } from "./known-cases.ts";

const near = (label: string, similarity: number) => ({ label, similarity });

it("the share that agrees is of what the nearest weigh, the nearer the more", () => {
  const cases = [near("refund", 0.9), near("bug", 0.9), near("refund", 0.9 - Math.LN2 / 15)];
  expect(knownSignals("refund", cases)).toEqual({ sameByKnown: expect.closeTo(0.6, 9), nearKnown: 0.9 });
  expect(knownSignals("bug", cases)["sameByKnown"]).toBeCloseTo(0.4, 9);
  expect(knownSignals("other", cases)["sameByKnown"]).toBe(0);
});

it("only the nearest have a say, and a text unlike all others is near to nothing", () => {
  const many = Array.from({ length: voters }, () => near("refund", 0.5));
  expect(knownSignals("refund", [near("bug", 0.49), ...many])).toEqual({ sameByKnown: 1, nearKnown: 0.5 });
  expect(knownSignals("refund", [near("refund", -0.1)])).toEqual({ sameByKnown: 1, nearKnown: 0 });
  expect(knownSignals("refund", [])).toEqual({});
});

it("known cases of hidden folds say nothing", () => {
  const folds = [[near("refund", 0.99)], [near("bug", 0.8)], [near("refund", 0.7)]];
  expect(knownOutside("refund", folds, [])["nearKnown"]).toBe(0.99);
  expect(knownOutside("bug", folds, [0, 2])).toEqual({ sameByKnown: 1, nearKnown: 0.8 });
  expect(knownOutside("bug", folds, [0, 1, 2])).toEqual({});
});

it("of equal texts one is kept, and of too many a part that their words alone choose", () => {
  expect(keptKnown([{ text: "a" }, { text: "b" }, { text: "a" }])).toHaveLength(2);
  const many = Array.from({ length: mostKnown + 500 }, (_, at) => ({ text: `case ${at}` }));
  const kept = keptKnown(many);
  expect(kept).toHaveLength(mostKnown);
  expect(keptKnown(many.toReversed())).toEqual(kept);
});

it("folds are of like size, and equal texts in the same", () => {
  const folds = Array.from({ length: 1000 }, (_, at) => signalFold(`case ${at}`));
  for (let fold = 0; fold < signalFolds; fold += 1)
    expect(folds.filter((one) => one === fold).length).toBeGreaterThan(140);
});
