import { expect, it } from "vitest";
import { requirementNames } from "./requirement-names.ts";

it("lists requirements as a person would", () => {
  expect(requirementNames(["owner"])).toBe("owner");
  expect(requirementNames(["evaluation-set", "owner"])).toBe("evaluation set and owner");
  expect(requirementNames(["baseline", "alert-destination", "owner"])).toBe("baseline, alert destination and owner");
});
