import { expect, it } from "vitest";
import { planArms } from "./plan-arms.ts";

const current = { model: "brain/small", prompt: null, guidance: "In doubt, a claim.", examples: null };
const nothing = { models: [], prompts: [], examples: [] };
const nearest = { from: "labels", count: 4, choose: "nearest" } as const;

it("are every model with every prompt, what is in force first and under its given name", () => {
  const arms = planArms(current, {
    ...nothing,
    models: ["brain/small", "brain/large"],
    prompts: [{ name: "short", prompt: "Sort." }, { name: "as it is" }],
  });
  expect(arms.map(({ name, current: inForce }) => [name, inForce])).toEqual([
    ["as it is, brain/small", true],
    ["short, brain/small", false],
    ["short, brain/large", false],
    ["as it is, brain/large", false],
  ]);
  expect(arms[1]).toMatchObject({ prompt: "Sort.", guidance: "In doubt, a claim." });
});

it("have what is in force among them though nobody asked for it, and each once", () => {
  const arms = planArms(current, {
    ...nothing,
    prompts: [
      { name: "bare", guidance: null },
      { name: "bare again", guidance: null },
    ],
    examples: [null, nearest],
  });
  expect(arms.map(({ name }) => name)).toEqual([
    "in force, brain/small, no examples",
    "bare, brain/small, no examples",
    "bare, brain/small, 4 nearest examples",
  ]);
  expect(planArms(current, nothing)).toHaveLength(1);
});
