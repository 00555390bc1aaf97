import { expect, test } from "vitest";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { decideGate, type GateQuestion } from "./decide.ts";
import { followsFrom, personsWord } from "./persons-word.ts";

const yesOn = (when: string) => ({ rule: { cases: [{ when, value: "yes" }] } });
const flow = compileWorkflow(
  parseWorkflow({
    name: "bills",
    title: "Bills",
    noun: "bills",
    input: {
      type: "object",
      required: ["text", "amount"],
      properties: { text: { type: "string" }, amount: { type: "number" } },
    },
    triggers: [{ id: "api", api: {} }],
    accept: "true",
    dedupe: { key: "input.text" },
    flow: [
      {
        judge: {
          topic: { classify: { text: "{{ input.text }}", labels: ["a", "b"] } },
          tone: { classify: { text: "{{ input.text }}", labels: ["x", "y"] } },
        },
      },
      { prepare: { twice: { compute: "topic.value + topic.value" } } },
      {
        judge: {
          own: yesOn('twice == "aa"'),
          both: yesOn('twice == "aa" && tone.value == "x"'),
          none: yesOn("input.amount > 1.0"),
        },
      },
      { act: [{ otherwise: [{ assign: { queue: "done" } }] }] },
    ],
    review: { queue: "desk" },
    measure: { baseline: { minutesPerCase: 1, costPerHour: 1, errorRate: 0.1 } },
  } as never),
  { connections: [], functions: [], workflows: [] },
);
const rules = flow.blocks.flatMap((block) => (block.layer === "judge" && block.index === 2 ? block.ranks.flat() : []));
const follows = (name: string, asked: string[], settled: string[] = []) =>
  followsFrom(
    flow,
    rules.find((one) => one.name === name)!,
    asked,
    (one) => settled.includes(one),
  );

test("a rule follows from what it is prepared from, and from nothing that a model alone has said", () => {
  expect(follows("own", ["topic"])).toBe(true);
  expect(follows("both", ["topic"])).toBe(false);
  expect(follows("both", ["topic"], ["tone"])).toBe(true);
  expect(follows("none", ["topic", "tone"])).toBe(false);
});

const answer = { block: 2, spec: { name: "own", kind: "rule" }, value: "yes" } as const;
const shown = { block: 2, judgment: "own", answers: ["yes"] };

test.each([
  ["what was on screen", [shown], "before"],
  ["another answer than those that were", [{ ...shown, answers: ["no"] }], null],
  ["another block", [{ ...shown, block: 4 }], null],
  ["nothing on screen", [], null],
])("a person's word stands for %s", (_, foreseen, expected) => {
  expect(personsWord(flow, { ...answer, foreseen })).toBe(expected);
});

test("what is certain waits for the word of whoever is asked behind it, where nothing acts before that", () => {
  expect(personsWord(flow, { ...answer, block: 0, foreseen: [] })).toBe("after");
});

const certain: GateQuestion = {
  confidence: 1,
  certain: true,
  threshold: 0,
  stage: "assisted",
  stakes: "normal",
  checksPassed: true,
  abstained: false,
  outOfScope: false,
  closed: false,
  auditRate: 0.05,
  draw: 0.5,
};

test("what follows from a signature is audited like all that is automated; what waits for one is not", () => {
  expect(decideGate({ ...certain, word: "before" })).toMatchObject({
    route: "automate",
    reason: { code: "signed" },
    auditProbability: 0.05,
    labelProbability: null,
  });
  expect(decideGate({ ...certain, word: "before", draw: 0.01 })).toMatchObject({
    route: "audit",
    labelProbability: 0.05,
  });
  expect(decideGate({ ...certain, word: "after", draw: 0.01 })).toMatchObject({
    route: "automate",
    reason: { code: "asked-later" },
    auditProbability: 0,
    labelProbability: null,
  });
  expect(decideGate(certain)).toMatchObject({ route: "review", reason: { code: "stage-assisted" } });
});
