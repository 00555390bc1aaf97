import { expect, it } from "vitest";
import { isInMix, shareThatMixes } from "./mix-part.ts";
import { evidenceOf, mixedScore, plainScore } from "./signal-mix.ts";

const mix = {
  mean: 0.5,
  signals: [
    { name: "verbal", weight: 0.5, absent: null },
    { name: "sameAgain", weight: 1, absent: 2 },
    { name: "mended", weight: -1, absent: null },
  ],
  shift: 0.25,
  calibrator: { kind: "identity" as const },
};

it("the plain mean is of the answer itself and of each agreement that was asked for", () => {
  expect(plainScore({ token: 0.9, verbal: 0.8, mended: 1 })).toBe(0.9);
  expect(plainScore({ verbal: 0.8, sameAgain: 0.5 })).toBe(0.65);
  expect(plainScore({ token: 0.9, verbal: 0.3, sameAgain: 0.5, sameByOthers: 1 })).toBeCloseTo(0.8, 12);
  expect(plainScore({})).toBe(0);
});

it("a mix adds to the mean what each signal says in log-odds; that nobody was asked is a state of its own", () => {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  const logit = (p: number) => Math.log(p / (1 - p));
  const verbal = 0.25 + 0.5 * logit(0.8);
  const both = { verbal: 0.8, sameAgain: 0.5, mended: 0 };
  expect(mixedScore(mix, both)).toBeCloseTo(sigmoid(verbal + 0.5 * logit(0.65)), 12);
  expect(mixedScore(mix, { ...both, mended: 1 })).toBeCloseTo(sigmoid(verbal + 0.5 * logit(0.65) - 1), 12);
  expect(mixedScore(mix, { verbal: 0.8, mended: 0 })).toBeCloseTo(sigmoid(verbal + 0.5 * logit(0.8) + 2), 12);
});

it("all of a few opinions are no certainty, and a signal beyond its ends is as good as at them", () => {
  expect(evidenceOf("sameAgain", 1)).toBeCloseTo(Math.log(99), 9);
  expect(evidenceOf("sameAgain", 0)).toBeCloseTo(-Math.log(99), 9);
  expect(evidenceOf("token", 0.999999)).toBe(evidenceOf("token", 1));
});

it("a text is on its side for good, one in five fits, and few labels fit nothing", () => {
  const texts = Array.from({ length: 5000 }, (_, at) => `case number ${at}`);
  const share = shareThatMixes(500);
  const within = texts.filter((text) => isInMix(text, share)).length / texts.length;
  expect(within).toBeGreaterThan(0.18);
  expect(within).toBeLessThan(0.22);
  expect(shareThatMixes(100_000)).toBe(share);
  expect(texts.some((text) => isInMix(text, shareThatMixes(499)))).toBe(false);
});

it("takes a record by what its fields come to, and for nothing where a value of it stands nowhere", () => {
  const said = { record: 0.6, token: 0.9, verbal: 0.8, sameAgain: 1, grounded: 1, checks: 1 };
  expect(plainScore(said)).toBe(0.6);
  const mix = { mean: 1, signals: [], shift: 0, calibrator: { kind: "identity" as const } };
  expect(mixedScore(mix, said)).toBeCloseTo(0.6, 9);
  expect(mixedScore(mix, { ...said, grounded: 0.75 })).toBe(0);
});
