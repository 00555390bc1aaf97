import { describe, expect, it } from "vitest";
import { parseWorkflow } from "./parse-workflow.ts";
import type { Problem } from "./problem.ts";
import { triageSource } from "./triage.fixture.ts";
import { WorkflowProblems } from "./workflow-problems.ts";

function problemsOf(path: string, value: unknown): readonly Problem[] {
  const source = triageSource();
  const keys = path.split("/").slice(1);
  const last = keys.pop() ?? "";
  const parent = keys.reduce<object>((at, key) => Reflect.get(at, key) as object, source);
  Reflect.set(parent, last, value);
  try {
    parseWorkflow(source);
    return [];
  } catch (error) {
    if (error instanceof WorkflowProblems) return error.problems;
    throw error;
  }
}

const intent = "/flow/1/judge/intent";

describe("parseWorkflow", () => {
  it("fills in defaults", () => {
    const document = parseWorkflow(triageSource());
    expect(document.review).toMatchObject({ fourEyes: false, undoSeconds: 5 });
    expect(document.flow[0]).toMatchObject({
      prepare: { customer: { onMissing: "continue", lookup: { timeout: "5s" } } },
    });
  });

  it.each<[fear: string, path: string, value: unknown, at: string, message: string, nearest?: string]>([
    [
      "a misspelt key",
      "/flow/1/gate/maxErrors",
      0.1,
      "/flow/1/gate/maxErrors",
      'The key "maxErrors" is not known here.',
      "maxError",
    ],
    [
      "a misspelt judgment kind",
      intent,
      { clasify: { text: "t", labels: ["a", "b"] } },
      `${intent}/clasify`,
      'The key "clasify" is not known here.',
      "classify",
    ],
    [
      "a misspelt key inside a judgment",
      `${intent}/classify/label`,
      ["a"],
      `${intent}/classify/label`,
      'The key "label" is not known here.',
      "labels",
    ],
    [
      "a wrong type inside a judgment",
      `${intent}/classify/labels`,
      "bug",
      `${intent}/classify/labels`,
      'It must be a list; this is the text "bug".',
    ],
    [
      "too few labels",
      `${intent}/classify/labels`,
      ["bug"],
      `${intent}/classify/labels`,
      "It must have at least 2 entries; this list has 1.",
    ],
    [
      "a misspelt action",
      "/flow/2/act/0/do/0",
      { asign: { queue: "x" } },
      "/flow/2/act/0/do/0/asign",
      'The key "asign" is not known here.',
      "assign",
    ],
    [
      "a missing part of an action",
      "/flow/2/act/0/do/0",
      { email: { connection: "m", to: "a", text: "c" } },
      "/flow/2/act/0/do/0/email/subject",
      '"subject" is missing; it must be text.',
    ],
    [
      "a misspelt lookup",
      "/flow/0/prepare/customer/lookup",
      { connection: "crm", sqll: "x" },
      "/flow/0/prepare/customer/lookup/sqll",
      'The key "sqll" is not known here.',
      "sql",
    ],
    [
      "a misspelt otherwise",
      "/flow/2/act/1",
      { otherwize: [] },
      "/flow/2/act/1/otherwize",
      'The key "otherwize" is not known here.',
      "otherwise",
    ],
    [
      "a webhook without a verifier",
      "/triggers/0/webhook",
      {},
      "/triggers/0/webhook/verify",
      '"verify" is missing; it must be an object.',
    ],
    [
      "a percentage as text",
      "/flow/1/gate/maxError",
      "2%",
      "/flow/1/gate/maxError",
      'It must be a number; this is the text "2%".',
    ],
    [
      "an impossible target",
      "/flow/1/gate/maxError",
      2,
      "/flow/1/gate/maxError",
      "It must be less than 1; this is the number 2.",
    ],
    [
      "a wrong name",
      "/name",
      "Support Triage",
      "/name",
      'It must be lower-case letters, digits and dashes, beginning with a letter; this is the text "Support Triage".',
    ],
    [
      "a wrong step name",
      "/flow/0/prepare/Bad Name",
      { compute: "1" },
      "/flow/0/prepare/Bad Name",
      "This name must be a name such as intent or orderTotal.",
    ],
    [
      "a wrong duration",
      "/dedupe/within",
      "30 days",
      "/dedupe/within",
      'It must be a duration such as 30s, 4h or 30d; this is the text "30 days".',
    ],
    [
      "an unknown field type",
      "/input/properties/subject/type",
      "strng",
      "/input/properties/subject/type",
      'It must be one of string, number, integer, boolean, object, array; this is the text "strng".',
      "string",
    ],
    [
      "an unknown keyword of JSON Schema",
      "/input/properties/subject",
      { type: "string", maxLenght: 5 },
      "/input/properties/subject/maxLenght",
      'The key "maxLenght" is not known here.',
      "maxLength",
    ],
    ["a missing title", "/title", undefined, "/title", '"title" is missing; it must be text.'],
  ])("refuses %s", (_fear, path, value, at, message, nearest) => {
    const problems = problemsOf(path, value);
    expect(problems.find((problem) => problem.path === at)).toMatchObject({ message, severity: "error" });
    expect(problems.find((problem) => problem.path === at)?.nearest).toBe(nearest);
    expect(JSON.stringify(problems)).not.toContain("Invalid input");
  });

  it.each([null, 5, "text", []])("refuses %j as a whole", (value) => {
    expect(() => parseWorkflow(value)).toThrow(/document: error: It must be an object/);
  });
});
