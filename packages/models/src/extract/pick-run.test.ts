import { expect, it } from "vitest";
import { pickRun } from "./pick-run.ts";

it.each([
  [[0.1, 0.9, 0.1], { from: 1, to: 1, chance: 0.9, runnerUp: 0.1 }],
  [[0.6, 0.9, 0.8, 0.2], { from: 0, to: 2, chance: 0.6, runnerUp: 0.2 }],
  // One unlikely piece between two likely ones belongs to them; two do not.
  [[0.9, 0.3, 0.8], { from: 0, to: 2, chance: 0.3, runnerUp: 0 }],
  [[0.9, 0.1, 0.8], { from: 0, to: 0, chance: 0.9, runnerUp: 0.8 }],
  [[0.3], { from: 0, to: 0, chance: 0.3, runnerUp: 0 }],
])("of %j", (chances, run) => {
  const { chance, ...found } = pickRun(chances);
  expect(chance).toBeCloseTo(run.chance, 9);
  expect(found).toEqual({ from: run.from, to: run.to, runnerUp: run.runnerUp });
});
