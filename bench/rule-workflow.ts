import type { WorkflowSource } from "../packages/core/src/workflow/document.ts";

const input: WorkflowSource["input"] = {
  type: "object",
  required: ["id", "subject", "body"],
  properties: {
    id: { type: "string", maxLength: 100 },
    subject: { type: "string", maxLength: 200 },
    body: { type: "string", maxLength: 10_000 },
    amount: { type: "number" },
  },
};

const review: WorkflowSource["review"] = { queue: "leads", undoSeconds: 0 };
const measure: WorkflowSource["measure"] = { baseline: { minutesPerCase: 3, costPerHour: 30, errorRate: 0.05 } };

/**
 * Workflow (a): every layer of the product and no model. Each case is prepared, judged by a rule, passes the gate, is
 * assigned, stored, and has one effect that goes through the ledger and stays in the process.
 */
export const ruleWorkflow: WorkflowSource = {
  name: "bench-rule",
  title: "Bench: judged by a rule",
  owner: "bench",
  input,
  triggers: [{ id: "api", api: {} }],
  accept: "size(input.body) > 0",
  dedupe: { key: "input.id", within: "30d" },
  flow: [
    {
      prepare: {
        text: { clean: { from: "input.body", strip: ["html", "quotes", "signature"] } },
        large: { compute: "has(input.amount) && input.amount > 500.0" },
      },
      expect: ["size(text) >= 2"],
    },
    {
      judge: {
        topic: {
          rule: {
            cases: [
              { when: 'text.contains("refund")', value: "refund" },
              { when: 'text.contains("invoice")', value: "billing" },
              { when: "size(text) > 0", value: "other" },
            ],
          },
        },
      },
    },
    {
      act: [
        {
          otherwise: [
            { assign: { queue: "{{ topic.value }}" } },
            { store: { record: "decision", data: { topic: "topic.value", large: "large" } } },
            { call: "noteDecision", with: { topic: "topic.value" } },
          ],
        },
      ],
    },
  ],
  review,
  measure,
};

/** A workflow whose rule never holds: every case waits for a person. */
export const waitingWorkflow: WorkflowSource = {
  ...ruleWorkflow,
  name: "bench-waiting",
  title: "Bench: waits for a person",
  flow: [
    { prepare: { text: { clean: { from: "input.body" } } } },
    { judge: { topic: { rule: { cases: [{ when: "size(text) < 0", value: "never" }] } } } },
    { act: [{ otherwise: [{ assign: { queue: "{{ topic.value }}" } }] }] },
  ],
};

/** Inputs of both; `{{n}}` makes each one different. */
export const ruleInputs: readonly Record<string, unknown>[] = [
  ["refund", "I would like a refund for the order that arrived broken on Monday, please."],
  ["invoice", "Your invoice of last month shows a line that I do not recognise. Could you explain it?"],
  ["question", "Is the larger model back in stock before the end of the month? I would order two."],
].map(([subject, body], at) => ({ id: "rule-{{n}}", subject: `A ${subject} ({{n}})`, body, amount: at * 400 }));

/** File of `steps/` with the function that the rule workflow calls. */
export const stepsFile = `export async function noteDecision() {}\n`;

/** Inputs of the waiting workflow, numbered from `from`. */
export function waitingInputs(from: number, count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `waiting-${from + at}`,
    subject: `A matter for people (${from + at})`,
    body: "Nobody but a person can tell what this customer would like to have done about it.",
  }));
}
