import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { describe, expect, it } from "vitest";
import { learnedJudgments } from "../models/learned-judgments.ts";
import { ruleWorkflow } from "../test-house.ts";
import { absentSteps, judgedText } from "./judged-text.ts";

const compiled = compileWorkflow(
  parseWorkflow(
    ruleWorkflow({
      flow: [
        {
          prepare: {
            clean: { clean: { from: "input.text", strip: ["html", "signature"] } },
            customer: {
              lookup: {
                connection: "crm",
                sql: "select tier from customers where id = :id",
                params: { id: "input.id" },
              },
              onMissing: "exception",
            },
            tier: { compute: "customer.tier" },
          },
          expect: ["size(clean) > 2", 'customer.tier == "gold"'],
        },
        { judge: { kind: { rule: { cases: [{ when: 'clean.contains("bug")', value: "bug" }] } } } },
        {
          judge: {
            topic: {
              classify: { text: "{{ kind.value }}|{{ tier }}|{{ clean }}", labels: ["a", "b"] },
              models: ["local"],
            },
          },
        },
        { act: [{ otherwise: [{ assign: { queue: "{{ topic.value }}" } }] }] },
      ],
    }),
  ),
  { connections: [{ name: "crm", kind: "postgres" }], functions: [], workflows: [] },
);
const [judged] = learnedJudgments(compiled);

describe("judgedText", () => {
  it("is made as for a live case, with rules answered and lookups missing", () => {
    expect(judgedText(compiled, judged!, { text: "<p>a bug</p>" })).toMatchObject({
      text: "bug||a bug",
      scope: { clean: "a bug", customer: null, kind: { value: "bug" }, tier: null },
    });
    expect(judgedText(compiled, judged!, { text: "a wish" })).toMatchObject({ text: "||a wish" });
  });

  it("says which cases never reach the model", () => {
    expect(judgedText(compiled, judged!, { text: "spam" })).toEqual({
      refused: 'The workflow does not let it in: input.text != "spam"',
    });
    expect(judgedText(compiled, judged!, { text: "a" })).toEqual({
      refused: "A person takes it: it does not satisfy size(clean) > 2",
    });
  });

  it("names the steps that are left out", () => {
    expect(absentSteps(compiled, judged!)).toEqual(["customer"]);
  });
});
