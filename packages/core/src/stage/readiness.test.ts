import { expect, it } from "vitest";
import type { WorkflowSource } from "../workflow/document.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { frozenItemsNeeded, readiness, type ReadinessFacts, unmetOf } from "./readiness.ts";

const judged: WorkflowSource = {
  name: "sorting",
  title: "Sorting",
  owner: "support",
  input: { type: "object", properties: { text: { type: "string" } } },
  triggers: [{ id: "api", api: {} }],
  flow: [
    { judge: { topic: { classify: { text: "{{ input.text }}", labels: ["a", "b"] } } }, gate: { maxError: 0.02 } },
  ],
  review: { queue: "leads" },
  measure: { baseline: { minutesPerCase: 1, costPerHour: 30, errorRate: 0.1 } },
};

const factsOf = (source: Partial<WorkflowSource>, facts: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  document: parseWorkflow({ ...judged, ...source }),
  measuredBaseline: null,
  evaluationSet: { name: "first", frozen: 149 },
  alertDestinations: ["the webhook ops"],
  ownerAccount: null,
  ...facts,
});

const missing = (facts: ReadinessFacts) => unmetOf(readiness(facts));

it("a workflow with all five is ready", () => {
  expect(missing(factsOf({}))).toEqual([]);
});

it.each<[string, ReadinessFacts, string[]]>([
  ["no baseline", factsOf({ measure: {} }), ["baseline"]],
  [
    "a measured baseline needs no typed one",
    factsOf({ measure: {} }, { measuredBaseline: { source: "timed", cases: 30 } }),
    [],
  ],
  ["no evaluation set", factsOf({}, { evaluationSet: null }), ["evaluation-set"]],
  ["one frozen item too few", factsOf({}, { evaluationSet: { name: "first", frozen: 148 } }), ["evaluation-set"]],
  ["the queue that nobody named", factsOf({ review: {} }), ["exception-path"]],
  ["a queue for exceptions is enough", factsOf({ review: {}, exceptions: { queue: "oops" } }), []],
  ["no destination", factsOf({}, { alertDestinations: [] }), ["alert-destination"]],
  ["an owner of blanks", factsOf({ owner: "  " }), ["owner"]],
])("%s", (_, facts, expected) => {
  expect(missing(facts)).toEqual(expected);
});

it("needs as many frozen items as would show the strictest target, 50 at least, none where nothing is judged", () => {
  const act = { act: [{ otherwise: [{ assign: { queue: "x" } }] }] };
  const loose = { ...judged.flow[0], gate: { maxError: 0.2 } } as (typeof judged.flow)[number];
  expect(frozenItemsNeeded(factsOf({}).document)).toBe(149);
  expect(frozenItemsNeeded(factsOf({ flow: [loose] }).document)).toBe(50);
  expect(frozenItemsNeeded(factsOf({ flow: [act] }).document)).toBe(0);
});

it("says whether the owner is a person with an account or a team", () => {
  const findingOf = (facts: ReadinessFacts) => readiness(facts).find((one) => one.key === "owner")?.finding;
  expect(findingOf(factsOf({}))).toContain("a team");
  expect(findingOf(factsOf({}, { ownerAccount: "Olive Owner" }))).toBe("Olive Owner answers for it.");
});
