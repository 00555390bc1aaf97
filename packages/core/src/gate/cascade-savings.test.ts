import { expect, test } from "vitest";
import type { MeasuredCascade, MeasuredStage } from "../wire/cascade.ts";
import { savedBy } from "./cascade-savings.ts";
import { cascadeSentence } from "./cascade-sentence.ts";

const stage = (name: string, change: Partial<MeasuredStage> = {}): MeasuredStage => ({
  name,
  model: name,
  version: "v1",
  cutoff: 0.9,
  costMicros: 100,
  asked: 700,
  answered: 500,
  errors: 4,
  without: { costMicros: 250_000, people: 420 },
  ...change,
});
const cascade: MeasuredCascade = {
  stages: [stage("local"), stage("brain/large", { cutoff: null, answered: 0, without: null })],
  cases: 1_000,
  planning: 300,
  people: 500,
  costMicros: 200_000,
  personMicros: 400_000,
  personFrom: "typed",
  errorMicros: 0,
  vectors: 80,
  passed: 12,
};
const asked = { maxError: 0.02, assurance: 0.95, noun: "letters" };

test("a stage saves what a case would cost more without it, and nothing is said of one that is not asked", () => {
  expect(cascade.stages.map((one) => savedBy(cascade, one))).toEqual([50_000, null]);
  expect(savedBy({ costMicros: 260_000 }, stage("local"))).toBe(-10_000);
});

test("the promise of a cascade says who answers what", () => {
  expect(cascadeSentence(cascade, asked)).toEqual({
    sentence:
      "We are 95 % sure that fewer than 2 in 100 automated letters are wrong; 1,000 labels support this. local answers 50 % from a confidence of 90 %, people decide 50 %.",
    advice: null,
  });
});

test("without a vector it says what is missing", () => {
  const none = { ...cascade, stages: cascade.stages.map((one) => ({ ...one, cutoff: null })) };
  expect(cascadeSentence(none, asked)).toEqual({
    sentence: "Not automated yet: 1,000 labels cannot show that fewer than 2 in 100 automated letters are wrong.",
    advice:
      "1,300 labels have an answer of each of local, brain/large: label more cases, or let more of them be asked.",
  });
  expect(cascadeSentence({ ...none, cases: 0, planning: 0 }, asked).advice).toContain("let all of them be asked");
});
