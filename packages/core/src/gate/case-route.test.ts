import { expect, test } from "vitest";
import { caseRoute } from "./case-route.ts";

test.each([
  [["automate"], "automate"],
  [["automate", "automate"], "automate"],
  [["automate", "review"], "review"],
  [["audit", "review"], "review"],
  [["audit", "automate"], "audit"],
  [[], "automate"],
] as const)("%j: %s", (routes, expected) => {
  expect(caseRoute(routes)).toBe(expected);
});
