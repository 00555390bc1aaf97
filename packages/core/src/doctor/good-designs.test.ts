import { describe, expect, it } from "vitest";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { examine } from "./examine.ts";
import { clinic } from "./clinic.fixture.ts";
import { goodDesigns } from "./good-designs.fixture.ts";
import { healthyFacts } from "./healthy-facts.fixture.ts";

describe("a good design", () => {
  it.each(goodDesigns().map((design) => [design.name, design] as const))("%s has no finding", (_, design) => {
    const compiled = compileWorkflow(parseWorkflow(design), clinic);
    expect(compiled.problems).toEqual([]);
    expect(examine(compiled).findings).toEqual([]);
    expect(examine(compiled, healthyFacts(design)).findings).toEqual([]);
  });

  it("comes in at least fifteen kinds", () => {
    expect(goodDesigns().length).toBeGreaterThanOrEqual(15);
  });
});
