import { expect, it } from "vitest";
import { compileWorkflow } from "./compile-workflow.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import { WorkflowProblems } from "./workflow-problems.ts";

const world = { connections: [{ name: "brain", kind: "language" }], functions: [], workflows: [] };

/** The problems of a document with this budget, whose judgment asks these models. */
function problemsOf(budget: unknown, models = ["brain/small"]) {
  try {
    const document = parseWorkflow({
      name: "sorting",
      title: "Sorting",
      input: { type: "object", properties: { text: { type: "string" } } },
      triggers: [{ id: "api", api: {} }],
      flow: [
        { judge: { topic: { classify: { text: "{{ input.text }}", labels: ["a", "b"] }, models } } },
        { act: [{ otherwise: [] }] },
      ],
      budget,
    });
    return compileWorkflow(document, world).problems;
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    return error.problems;
  }
}

it("takes money per case and day", () => {
  expect(problemsOf({ perCase: 0.05, perDay: 20, whenSpent: "wait" })).toEqual([]);
  expect(problemsOf({ whenSpent: "wait" })).toEqual([]);
});

it.each([
  [{ perDays: 20 }, { path: "/budget/perDays", nearest: "perDay" }],
  [{ perDay: 0 }, { path: "/budget/perDay" }],
  [{ perDay: "20" }, { path: "/budget/perDay" }],
  [{ perDay: 20, whenSpent: "waits" }, { path: "/budget/whenSpent" }],
  [{}, { path: "/budget", message: expect.stringContaining("perCase, perDay or both") as string }],
  [
    { perCase: 3, perDay: 2 },
    { path: "/budget/perCase", code: "budget-above-day", severity: "error" },
  ],
])("refuses %j where it is wrong", (budget, expected) => {
  expect(problemsOf(budget)).toContainEqual(expect.objectContaining(expected));
});

it("warns of a budget that limits nothing", () => {
  expect(problemsOf({ perDay: 2 }, ["local"])).toMatchObject([
    { path: "/budget", code: "budget-without-models", severity: "warning" },
  ]);
});
