import { expect, test } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { smoothCases } from "./smooth-cases.ts";

const answers = (...scores: number[]) => scores.map((score) => ({ score, cost: 0.01, correct: true }));
const drawn = Array.from({ length: 40 }, (_, at) => answers(0.3 + at / 100, 0.9 - at / 100));
const smooth = (cases: readonly ReturnType<typeof answers>[]) => smoothCases(cases, seededRandom(1));

test("a few cases become many that lie near them, within what was seen of each stage", () => {
  const many = smooth(drawn);
  expect(many).toHaveLength(40 * 15);
  const first = many.map(([stage]) => stage!.score);
  expect(new Set(first).size).toBeGreaterThan(500);
  expect(Math.min(...first)).toBeGreaterThanOrEqual(0.3 - 1e-9);
  expect(Math.max(...first)).toBeLessThanOrEqual(0.69 + 1e-9);
  for (const [at, one] of many.entries()) {
    const [home] = drawn[Math.floor(at / 15)]!;
    expect(Math.abs(one[0]!.score - home!.score)).toBeLessThanOrEqual(0.03 + 1e-9);
    expect(one[0]!.cost).toBe(0.01);
  }
});

test("steps that many cases share nearly always stay; what never stands and what is certain never moves", () => {
  const steps = smooth([
    ...Array.from({ length: 20 }, () => answers(0.4)),
    ...Array.from({ length: 20 }, () => answers(0.8)),
    answers(0),
    answers(1),
  ]).map(([stage]) => stage!.score);
  const share = (score: number) => steps.filter((one) => one === score).length / steps.length;
  expect(share(0)).toBeCloseTo(1 / 42, 9);
  expect(share(1)).toBeCloseTo(1 / 42, 9);
  // What moves across the gap between them is about as much as one case of the forty.
  expect(share(0.4) + share(0.8)).toBeGreaterThan(0.9);
  expect(share(0.4)).toBeGreaterThan(0.42);
  expect(share(0.8)).toBeGreaterThan(0.42);
});

test("many cases speak for themselves, and one alone has no neighbours", () => {
  const many = Array.from({ length: 600 }, (_, at) => answers(at / 1_000));
  expect(smooth(many)).toBe(many);
  const one = [answers(0.5)];
  expect(smooth(one)).toBe(one);
});
