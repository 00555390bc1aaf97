import { describe, expect, it } from "vitest";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { allChecks } from "./all-checks.ts";
import { badDesigns } from "./bad-designs.fixture.ts";
import { examine } from "./examine.ts";
import { clinic } from "./clinic.fixture.ts";

describe("a design that", () => {
  it.each(badDesigns().map((design) => [design.mistake, design] as const))("%s is found out", (_, design) => {
    const compiled = compileWorkflow(parseWorkflow(design.source), clinic);
    const { findings } = examine(compiled, design.facts);
    expect(findings.map(({ code }) => code)).toContain(design.code);
    for (const { what, why, fix } of findings) {
      expect(what).toMatch(/[.:!]$/);
      expect(why.length).toBeGreaterThan(20);
      expect(fix.length).toBeGreaterThan(10);
    }
  });

  it("is there for every check, at least forty in all", () => {
    const seeded = new Set(badDesigns().map(({ code }) => code));
    expect(allChecks.map(({ code }) => code).filter((code) => !seeded.has(code))).toEqual([]);
    expect(badDesigns().length).toBeGreaterThanOrEqual(40);
  });
});
