import { expect, it } from "vitest";
import { compileWorkflow } from "./compile-workflow.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import { triageSource, triageWorld } from "./triage.fixture.ts";
import { WorkflowProblems } from "./workflow-problems.ts";

const world = { ...triageWorld, groups: ["front-desk", "tax"], skills: ["german"] };

function compile(review: object, more: object = {}) {
  const document = parseWorkflow({ ...triageSource(), ...more, review });
  try {
    const compiled = compileWorkflow(document, world);
    return { who: compiled.who, told: compiled.problems.map(lineOf) };
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    return { who: null, told: error.problems.map(lineOf) };
  }
}
const lineOf = ({ code, path, nearest }: { code: string; path: string; nearest?: string }) =>
  `${code} at ${path}${nearest === undefined ? "" : ` (${nearest})`}`;

it.each<[string, object, string[]]>([
  ["a group that is there", { assign: { group: "tax", skills: ["german"] } }, []],
  ["a misspelt group", { assign: { group: "fron-desk" } }, ["unknown-group at /review/assign/group (front-desk)"]],
  [
    "a skill that nobody has",
    { assign: { skills: ["german", "greek"] } },
    ["unknown-skill at /review/assign/skills/1"],
  ],
  ["who must not decide, by a name of the case", { notBy: "[input.customerId]" }, []],
  ["a misspelt one", { notBy: "input.custmerId" }, ["unknown-name at /review/notBy (input.customerId)"]],
  ["what names nobody", { notBy: "1 + 1" }, ["wrong-type at /review/notBy"]],
])("checks %s", (_, review, told) => expect(compile(review).told).toEqual(told));

it("does not check people where they are not known", () => {
  const document = parseWorkflow({ ...triageSource(), review: { assign: { group: "anything" } } });
  expect(compileWorkflow(document, triageWorld).who.assign).toEqual({
    group: "anything",
    skills: [],
    by: "least-loaded",
    others: "refused",
  });
});

it.each<[object, boolean]>([
  [{}, false],
  [{ fourEyes: true }, true],
  [{ stakes: "high" }, true],
  [{ notBy: '""' }, true],
  [{ stakes: "high", ownCases: "allowed" }, false],
  [{ ownCases: "refused" }, true],
])("with %j keeps senders from their own: %s", (review, refuses) => {
  expect(compile(review).who?.refusesOwn).toBe(refuses);
});

it("says where an escalation moves no exception, because exceptions open there", () => {
  const escalate = [
    { after: "8h", queue: "leads" },
    { after: "16h", queue: "managers" },
  ];
  const told = "exceptions-not-escalated at /review/escalate/0/queue";
  expect(compile({ queue: "desk", escalate }, { exceptions: { queue: "leads" } }).told).toEqual([told]);
  expect(compile({ queue: "desk", escalate }, { exceptions: { queue: "repairs" } }).told).toEqual([]);
  expect(compile({ queue: "desk", escalate }).told).toEqual([]);
});
