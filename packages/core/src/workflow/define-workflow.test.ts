import { expect, it } from "vitest";
import { defineWorkflow } from "./define-workflow.ts";
import { triageSource } from "./triage.fixture.ts";

it("hands the document on unchanged", () => {
  expect(defineWorkflow(triageSource())).toEqual(triageSource());
});
