import { expect, it } from "vitest";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import type { OutcomeSpec, OutcomeValue } from "../workflow/outcome-schema.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { outcomeMeaning, type OutcomeMeaning } from "./outcome-meaning.ts";

const options = ["refund", "bug"];

function specOf(spec: OutcomeSpec) {
  const document = parseWorkflow({
    name: "sorting",
    title: "Sorting",
    input: { type: "object", properties: { text: { type: "string" } } },
    triggers: [{ id: "api", api: {} }],
    flow: [
      { judge: { topic: { classify: { text: "{{ input.text }}", labels: options } } } },
      { act: [{ otherwise: [{ assign: { queue: "x" } }] }] },
    ],
    measure: { outcomes: { told: spec } },
  });
  return compileWorkflow(document, { connections: [], functions: [], workflows: [] }).outcomes["told"];
}

const reopened: OutcomeSpec = { wrongWhen: "value == true" };
const moved: OutcomeSpec = { label: "value" };

it.each<[string, OutcomeSpec | undefined, OutcomeValue, string | null, OutcomeMeaning]>([
  ["nothing is said about it", undefined, true, "bug", { proves: null, label: null }],
  ["nothing was decided yet", reopened, true, null, { proves: null, label: null }],
  ["wrong, and nobody knows what is right", reopened, true, "bug", { proves: "wrong", label: null }],
  ["right, which is a label", reopened, false, "bug", { proves: "right", label: "bug" }],
  ["the right answer is another", moved, "refund", "bug", { proves: "wrong", label: "refund" }],
  ["the right answer is the decided one", moved, "bug", "bug", { proves: "right", label: "bug" }],
  ["a word that is no answer", moved, "somewhere", "bug", { proves: null, label: null }],
  ["a value that the expression cannot take", { wrongWhen: "value > 3" }, "many", "bug", { proves: null, label: null }],
])("%s", (_, spec, value, answer, meaning) => {
  expect(outcomeMeaning(spec === undefined ? undefined : specOf(spec), value, answer, options)).toEqual(meaning);
});
