import { expect, it } from "vitest";
import { compileWorkflow } from "../../workflow/compile-workflow.ts";
import { parseWorkflow } from "../../workflow/parse-workflow.ts";
import { clinic } from "../clinic.fixture.ts";
import { goodDesign } from "../good-designs.fixture.ts";
import { patientOf } from "../patient.ts";
import { domainOf } from "./domain-of.ts";
import { implies } from "./implies.ts";
import { termsOf } from "./terms.ts";
import { isAlwaysTrue, isNeverTrue } from "./truth.ts";

const patient = patientOf(compileWorkflow(parseWorkflow(goodDesign("small-refunds")), clinic), {});
const truthOf = (source: string) => {
  const terms = termsOf(source)!;
  const domains = (about: string) => domainOf(about, patient);
  return isNeverTrue(terms, domains) ? "never" : isAlwaysTrue(terms, domains) ? "always" : "sometimes";
};

it.each([
  ["never", 'claim.value == "justified" && claim.value != "justified"'],
  ["never", 'claim.value != "justified" && claim.value != "unjustified"'],
  ["never", "input.amount > 5 && input.amount <= 5"],
  ["never", "input.amount < 0"],
  ["never", "size(reason) < 0"],
  ["never", "claim.confidence > 1"],
  ["never", "0 > input.amount || size(reason) == -1"],
  ["always", "input.amount >= 0"],
  ["always", 'claim.value in ["justified", "unjustified"]'],
  ["always", 'claim.value == "justified" || claim.value != "justified"'],
  ["sometimes", "input.amount > 0"],
  ["sometimes", 'order.state == "a" && order.state != "b"'],
  ["sometimes", 'claim.value == "justified" || input.amount > 5'],
  ["sometimes", 'reason.contains("a") && !reason.contains("b")'],
  ["sometimes", "order.total >= 0"],
])("%s: %s", (truth, source) => expect(truthOf(source)).toBe(truth));

it.each([
  ["a.x > 10", "a.x > 5", true],
  ["a.x > 5", "a.x > 10", false],
  ["a.x >= 5", "a.x > 5", false],
  ['a.x == "k" && b', 'a.x in ["k", "l"]', true],
  ['a.x in ["k", "m"]', 'a.x in ["k", "l"]', false],
  ['a.x == "k"', 'a.x != "l"', true],
  ["b && c || d && b", "b", true],
  ["b || c", "b", false],
  ["a.x == 7", "7 <= a.x", true],
  ["size(t) > 9", "size(t) > 3", true],
])("%s implies %s: %s", (narrower, broader, expected) => {
  expect(implies(termsOf(narrower)!, termsOf(broader)!)).toBe(expected);
});
