import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, signed, grave, watched } from "./parts.fixture.ts";

export const refundApproval: WorkflowSource = {
  ...watched,
  name: "refund-approval",
  title: "Refunds, decided by two people",
  input: {
    type: "object",
    required: ["orderId", "reason", "amount"],
    properties: { orderId: short, reason: text, amount: { type: "number", minimum: 0, maximum: 500 } },
  },
  triggers: [{ id: "shop", webhook: signed }],
  dedupe: { key: "input.orderId" },
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
    { judge: { claim: { classify: { text: "{{ reason }}", labels: ["justified", "unjustified"] } } } },
    {
      act: [
        {
          when: 'claim.value == "justified"',
          do: [
            { store: { record: "refund", data: { amount: "input.amount", decidedBy: "claim.decidedBy" } } },
            {
              http: {
                connection: "payments",
                path: "refunds",
                body: { order: "order.id", iban: "order.iban", amount: "input.amount" },
              },
            },
          ],
        },
        { otherwise: [{ assign: { queue: "claims" } }] },
      ],
    },
  ],
  review: grave,
};
