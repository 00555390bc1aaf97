import { clinic } from "@surety/core/doctor/clinic.fixture";
import { goodDesign } from "@surety/core/doctor/good-designs.fixture";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { expect, it } from "vitest";
import { textScope } from "./text-scope.ts";

const scopeOf = (design: string, judgment: string) =>
  textScope(compileWorkflow(parseWorkflow(goodDesign(design)), clinic), judgment);

it("gives the first line to the subject and the rest to the text", () => {
  const scope = scopeOf("tickets", "intent");
  expect(scope?.("Refund\nPlease pay\nit back")).toEqual({ input: { subject: "Refund" }, text: "Please pay\nit back" });
  expect(scope?.("Only one line")).toEqual({ text: "Only one line" });
});

it("gives everything to a single name", () => {
  expect(scopeOf("transactions", "category")?.("a\nb")).toEqual({ input: { reference: "a\nb" } });
});

it("says nothing of a template with words of its own, and of rules", () => {
  expect(scopeOf("complaints", "gravity")).toBeNull();
  expect(scopeOf("dispatch", "team")).toBeNull();
});
