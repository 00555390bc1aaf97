import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, cleaned, signed, usual, watched, customer } from "./parts.fixture.ts";

export const tickets: WorkflowSource = {
  ...watched,
  name: "tickets",
  title: "Tickets find their team",
  input: {
    type: "object",
    required: ["messageId", "subject", "body"],
    properties: { messageId: short, subject: short, body: text, customerId: short },
  },
  triggers: [
    { id: "api", api: {} },
    {
      id: "desk",
      webhook: signed,
      map: { messageId: "event.id", subject: "event.subject", body: "event.text", customerId: "event.customer" },
    },
  ],
  dedupe: { key: "input.messageId", within: "30d" },
  flow: [
    { prepare: { text: cleaned, customer: { ...customer, onMissing: "continue" } }, expect: ["size(text) >= 5"] },
    {
      judge: {
        intent: {
          classify: { text: "{{ input.subject }}\n{{ text }}", labels: ["billing", "refund", "bug", "how-to"] },
        },
      },
      gate: { maxError: 0.02, segment: "customer.tier" },
    },
    {
      act: [
        {
          when: 'intent.value == "refund" && customer.tier == "gold"',
          do: [
            { assign: { queue: "billing-vip" } },
            { notify: { connection: "chat", text: "Refund for {{ customer.name }}" } },
          ],
        },
        { otherwise: [{ assign: { queue: "{{ intent.value }}" } }] },
      ],
    },
  ],
  review: usual,
};
