import { expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import type { CascadeCase } from "./cascade.ts";
import { escalatingWorld, fadingWorld, scriptedCases } from "./scripted-cascade.fixture.ts";
import { promisesTooMuch, splitToPlan } from "./split-to-plan.ts";

const at = (score: number, wrong: number, of: number): CascadeCase[] =>
  Array.from({ length: of }, (_, n) => [{ score, cost: 0, correct: n >= wrong }]);
const split = (cases: readonly CascadeCase[], others: readonly CascadeCase[] = []) => {
  const labels = cases.map((one, place) => ({ one, draw: place / cases.length }));
  return splitToPlan(labels, others, { caseOf: ({ one }) => one, drawOf: ({ draw }) => draw });
};

it("scores promise too much from one standard deviation of errors on", () => {
  // By hand: of 100 answers at 0.9, 10 are promised, with a spread of 3.
  expect(promisesTooMuch(at(0.9, 12, 100))).toBe(false);
  expect(promisesTooMuch(at(0.9, 14, 100))).toBe(true);
  // What abstains promises nothing.
  expect(promisesTooMuch([...at(0.9, 10, 100), ...at(0, 50, 50)])).toBe(false);
});

it("one root of the labels plans, three times as many where scores promise too much, and each either plans or tests", () => {
  const honest = split(at(0.9, 0, 2_000));
  expect([honest.planning.length, honest.testing.length]).toEqual([45, 1_955]);
  const boastful = split(at(0.9, 2_000, 2_000));
  expect([boastful.planning.length, boastful.testing.length]).toEqual([135, 1_865]);
});

it("labels that test have no part in how many plan", () => {
  const cases = scriptedCases(fadingWorld, 2_000, seededRandom(1));
  const spoilt = cases.map((one, place) => (place < 45 ? one : one.map((stage) => ({ ...stage, correct: false }))));
  expect(split(spoilt).planning.length).toBe(split(cases).planning.length);
});

it("with enough labels that may not test none of the others plans, whatever their scores promise", () => {
  expect(split(at(0.9, 2_000, 2_000), at(0.9, 300, 600)).planning).toEqual([]);
});

it("tells boastful models from honest ones, mostly, by the few labels that plan", () => {
  const random = seededRandom(5);
  const share = (world: typeof fadingWorld) =>
    Array.from({ length: 100 }, () => promisesTooMuch(scriptedCases(world, 45, random))).filter(Boolean).length;
  expect(share(fadingWorld)).toBeLessThan(30);
  expect(share(escalatingWorld)).toBeGreaterThan(65);
});
