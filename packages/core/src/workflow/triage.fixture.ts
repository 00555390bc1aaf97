import type { WorkflowSource } from "./document.ts";
import type { World } from "./world.ts";

/** A complete small workflow for tests: support tickets, as in the design. A fresh copy every time. */
export function triageSource(): WorkflowSource {
  return structuredClone(source);
}

/** The world in which it compiles. */
export const triageWorld: World = {
  connections: [
    { name: "support-mailbox", kind: "mailbox" },
    { name: "crm", kind: "postgres" },
    { name: "shop", kind: "http" },
    { name: "slack", kind: "chat" },
    { name: "openai", kind: "language" },
    { name: "mail", kind: "smtp" },
    { name: "partners", kind: "webhook" },
    {
      name: "helper",
      kind: "mcp",
      tools: [
        { name: "find_customer", reads: true },
        { name: "create_ticket", reads: false },
      ],
    },
  ],
  functions: ["scoreLead"],
  workflows: ["refunds"],
};

const source: WorkflowSource = {
  name: "support-triage",
  title: "Support ticket triage",
  input: {
    type: "object",
    required: ["subject", "body"],
    properties: {
      messageId: { type: "string" },
      subject: { type: "string" },
      body: { type: "string" },
      customerId: { type: "string" },
      total: { type: "number" },
      channel: { type: "string", enum: ["mail", "chat"] },
    },
  },
  triggers: [
    { id: "api", webhook: { verify: { standardWebhooks: "secret:TICKETS" } } },
    {
      id: "mail",
      email: { connection: "support-mailbox" },
      map: { messageId: "event.messageId", subject: "event.subject", body: "event.text" },
    },
  ],
  accept: "size(input.body) > 0",
  dedupe: { key: "input.messageId", within: "30d" },
  flow: [
    {
      prepare: {
        text: { clean: { from: "input.body", strip: ["html", "quotes", "signature"] } },
        customer: {
          lookup: {
            connection: "crm",
            sql: "select name, tier, plan from customers where id = :id",
            params: { id: "input.customerId" },
          },
        },
        short: { compute: "size(text) < 20" },
      },
      expect: ["size(text) >= 5"],
    },
    {
      judge: {
        intent: {
          classify: { text: "{{ input.subject }}\n{{ text }}", labels: ["billing", "refund", "bug", "how-to"] },
          models: ["local", "openai/gpt-5-mini"],
        },
        urgency: { score: { text: "{{ text }}", scale: ["low", "normal", "high"] } },
      },
      gate: { maxError: 0.02, assurance: 0.95, segment: "customer.tier", audit: 0.03 },
    },
    {
      act: [
        {
          when: 'intent.value == "refund" && customer.tier == "gold"',
          do: [
            { assign: { queue: "billing-vip" } },
            { notify: { connection: "slack", text: "Refund for {{ customer.name }}" } },
          ],
        },
        { otherwise: [{ assign: { queue: "{{ intent.value }}" } }] },
      ],
    },
  ],
  review: { queue: "support-leads", due: "4h", stakes: "normal" },
  measure: { baseline: { minutesPerCase: 6, costPerHour: 38, errorRate: 0.08 } },
};
