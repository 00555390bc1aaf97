import { examine } from "@surety/core/doctor/examine";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { expect, it } from "vitest";
import { contractClauses } from "./workflow.ts";

it("has nothing for the doctor to find", () => {
  const world = {
    connections: [{ name: "duty-desk", kind: "webhook" }],
    functions: [],
    workflows: [],
  };
  expect(examine(compileWorkflow(parseWorkflow(contractClauses), world), {}).findings).toEqual([]);
});
