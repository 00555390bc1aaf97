import { expect, it } from "vitest";
import { planArms } from "./plan-arms.ts";

const current = { model: "brain/small", prompt: null, guidance: "In doubt, a claim.", examples: null };
const nothing = { models: [], prompts: [], examples: [], agreements: [] };
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

it("ask others besides where that is compared, beside what the document asks, and leave it out where it is not", () => {
  const agreement = { samples: 4 };
  const asking = { ...current, agreement };
  const plain = planArms(asking, { ...nothing, models: ["brain/large"] });
  expect(plain.map((one) => [one.name, "agreement" in one])).toEqual([
    ["in force, brain/small", false],
    ["in force, brain/large", false],
  ]);
  const second = { models: ["backup/haiku"], when: { unsureBelow: 0.9 } };
  const arms = planArms(asking, { ...nothing, agreements: [null, second, agreement] });
  expect(arms.map(({ name, current: inForce }) => [name, inForce])).toEqual([
    ["in force, brain/small, 4 further answers", true],
    ["in force, brain/small, no second opinion", false],
    ["in force, brain/small, backup/haiku where less sure than 0.9", false],
  ]);
});

it("have the local model among them once, whatever the words are", () => {
  const prompts = [{ name: "as it is" }, { name: "short", prompt: "Sort." }];
  const arms = planArms(current, { ...nothing, models: ["brain/small", "local"], prompts });
  expect(arms.map(({ name }) => name)).toEqual(["as it is, brain/small", "short, brain/small", "local"]);
  expect(planArms(current, { ...nothing, models: ["local"] }).map(({ model }) => model)).toEqual([
    "brain/small",
    "local",
  ]);
});
