import type { WorkflowSource } from "../../packages/core/src/workflow/document.ts";

const input: WorkflowSource["input"] = {
  type: "object",
  required: ["subject", "body"],
  properties: {
    reference: { type: "string", maxLength: 100 },
    subject: { type: "string", maxLength: 300 },
    body: { type: "string", maxLength: 20_000 },
    customer: { type: "string", maxLength: 200 },
    amount: { type: "number" },
  },
};
const text = { text: { clean: { from: "input.body" } } };
const topic = {
  rule: {
    cases: [
      { when: 'text.contains("refund")', value: "refund" },
      { when: 'text.contains("invoice")', value: "billing" },
      { when: "size(text) > 0", value: "other" },
    ],
  },
};
const urgency = {
  rule: {
    cases: [
      { when: 'text.contains("today")', value: "high" },
      { when: "size(text) > 0", value: "normal" },
    ],
  },
};

/** One question, money at stake. */
const invoices: WorkflowSource = {
  name: "invoices",
  title: "Invoices",
  owner: "bench",
  input,
  triggers: [{ id: "api", api: {} }],
  flow: [
    { prepare: text },
    { judge: { topic } },
    {
      act: [
        {
          otherwise: [
            { assign: { queue: "{{ topic.value }}" } },
            { store: { record: "booking", data: { topic: "topic.value" } } },
          ],
        },
      ],
    },
  ],
  review: { queue: "accounting", due: "4h", undoSeconds: 5, value: "input.amount" },
  measure: { currency: "EUR" },
};
const otherwise = invoices.flow.slice(2);

/** What the reviewer of the bench is asked; each is another kind of review. */
export const deskWorkflows: readonly { share: number; stage: "assisted" | "live"; document: WorkflowSource }[] = [
  { share: 0.4, stage: "assisted", document: invoices },
  {
    share: 0.35,
    stage: "assisted",
    document: {
      ...invoices,
      name: "tickets",
      title: "Tickets with two questions",
      flow: [{ prepare: text }, { judge: { topic, urgency } }, ...otherwise],
      review: { queue: "front-desk", due: "8h", undoSeconds: 5 },
    },
  },
  {
    share: 0.1,
    stage: "assisted",
    document: {
      ...invoices,
      name: "contracts",
      title: "Contracts that two people decide",
      review: { queue: "legal", due: "2d", stakes: "high", fourEyes: true, undoSeconds: 5, value: "input.amount * 12" },
    },
  },
  {
    share: 0.15,
    stage: "live",
    document: {
      ...invoices,
      name: "payouts",
      title: "Payouts, automated and audited",
      flow: [{ prepare: text }, { judge: { topic }, gate: { audit: 1 } }, ...otherwise],
      review: { queue: "accounting", due: "1d", undoSeconds: 5, value: "input.amount" },
    },
  },
];
