import { expect, it } from "vitest";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { triageSource, triageWorld } from "../workflow/triage.fixture.ts";
import { valueAtStake } from "./value-at-stake.ts";

function inCase(value: string | undefined, input: Record<string, unknown>) {
  const source = triageSource();
  const amount = { ...source.input, properties: { ...source.input.properties, amount: { type: "number" as const } } };
  const review = { ...source.review, ...(value !== undefined && { value }) };
  const workflow = compileWorkflow(parseWorkflow({ ...source, input: amount, review }), triageWorld);
  return valueAtStake(workflow, { input });
}

it.each<[string, string | undefined, Record<string, unknown>, number | null]>([
  ["the amount of the input", "input.amount", { amount: 12.34 }, 12_340_000],
  ["what is computed from it", "input.amount * 2", { amount: 0.1 }, 200_000],
  ["an amount that is missing", "input.amount", {}, null],
  ["more than can be counted exactly", "input.amount", { amount: 1e300 }, 9e15],
  ["a workflow that says nothing", undefined, { amount: 5 }, null],
])("knows %s", (_, value, input, micros) => {
  expect(inCase(value, input)).toEqual(
    micros === null ? null : { micros, currency: expect.stringMatching(/^[A-Z]{3}$/) },
  );
});
