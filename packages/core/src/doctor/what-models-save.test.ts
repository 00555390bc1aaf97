import { expect, test } from "vitest";
import type { CascadeFacts } from "./doctor-facts.ts";
import { whatModelsSave } from "./what-models-save.ts";

type Stage = CascadeFacts["stages"][number];
const stage = (name: string, saves: Stage["saves"], answers = 0): Stage => ({
  name,
  isAsked: saves !== null,
  answers,
  cost: "0.01 EUR",
  saves,
  live: { asked: 0, answered: 0, cost: "0.00 EUR" },
});

test("says of each model what it saves, also where that is less than nothing", () => {
  const stages = [
    stage("local", { isWorth: true, text: "0.31 EUR" }, 0.6),
    stage("brain/small", { isWorth: false, text: "0.002 EUR" }, 0.05),
    stage("brain/large", null),
  ];
  const topic: CascadeFacts = { costs: "0.12 EUR", byPeople: "0.60 EUR", people: 0.15, stages };
  expect(whatModelsSave({ topic })).toEqual([
    {
      judgment: "topic",
      says: "A case costs 0.12 EUR on average, against 0.60 EUR by people alone, who decide 15 %. local answers 60 % and saves 0.31 EUR a case; brain/small answers 5 % and costs 0.002 EUR a case more than it saves; brain/large is not asked, because it would cost more than it saves.",
    },
  ]);
});

test("says nothing where nothing was measured", () => {
  expect(whatModelsSave()).toEqual([]);
});
