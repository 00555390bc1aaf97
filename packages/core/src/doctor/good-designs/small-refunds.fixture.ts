import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, usual, watched } from "./parts.fixture.ts";

export const smallRefunds: WorkflowSource = {
  ...watched,
  name: "small-refunds",
  title: "Small refunds go out, larger ones wait",
  input: {
    type: "object",
    required: ["orderId", "reason", "amount"],
    properties: { orderId: short, reason: text, amount: { type: "number", minimum: 0 } },
  },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      prepare: {
        reason: { clean: { from: "input.reason" } },
        order: {
          lookup: {
            connection: "crm",
            sql: "select id, iban from orders where id = :id",
            params: { id: "input.orderId" },
          },
          onMissing: "exception",
        },
      },
      expect: ["size(reason) >= 5"],
    },
    {
      judge: { claim: { classify: { text: "{{ reason }}", labels: ["justified", "unjustified"] } } },
      gate: { maxError: 0.02, reviewWhen: "input.amount > 30" },
    },
    {
      act: [
        {
          when: 'claim.value == "justified"',
          do: [
            {
              http: { connection: "payments", path: "refunds", body: { order: "order.id", amount: "input.amount" } },
            },
          ],
        },
        { otherwise: [{ assign: { queue: "claims" } }] },
      ],
    },
  ],
  review: usual,
};
