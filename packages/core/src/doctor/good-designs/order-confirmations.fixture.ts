import type { WorkflowSource } from "../../workflow/document.ts";
import { short, signed, watched, usual } from "./parts.fixture.ts";

export const orderConfirmations: WorkflowSource = {
  ...watched,
  name: "order-confirmations",
  title: "Orders are confirmed by a rule",
  input: { type: "object", required: ["orderId"], properties: { orderId: short } },
  triggers: [{ id: "shop", webhook: signed }],
  dedupe: { key: "input.orderId" },
  flow: [
    {
      prepare: {
        order: {
          lookup: {
            connection: "crm",
            sql: "select id, email from orders where id = :id",
            params: { id: "input.orderId" },
          },
          onMissing: "exception",
        },
      },
    },
    {
      act: [
        {
          otherwise: [
            {
              email: {
                connection: "mail",
                to: "{{ order.email }}",
                subject: "We have your order",
                text: "Thank you. We tell you when it leaves.",
              },
            },
          ],
        },
      ],
    },
  ],
  review: { ...usual, queue: "orders" },
};
