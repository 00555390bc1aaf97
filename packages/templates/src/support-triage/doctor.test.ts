import { examine } from "@surety/core/doctor/examine";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { expect, it } from "vitest";
import { supportTriage } from "./workflow.ts";

it("has nothing for the doctor to find", () => {
  const world = {
    connections: [
      { name: "crm", kind: "postgres" },
      { name: "duty-desk", kind: "webhook" },
    ],
    functions: [],
    workflows: [],
  };
  expect(examine(compileWorkflow(parseWorkflow(supportTriage), world), {}).findings).toEqual([]);
});
