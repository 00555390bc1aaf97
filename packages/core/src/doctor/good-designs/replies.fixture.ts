import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, cleaned, customer, watched, usual } from "./parts.fixture.ts";

export const replies: WorkflowSource = {
  ...watched,
  name: "replies",
  title: "Replies that a person has read",
  input: {
    type: "object",
    required: ["messageId", "body", "customerId"],
    properties: { messageId: short, body: text, customerId: short },
  },
  triggers: [
    {
      id: "mail",
      email: { connection: "inbox" },
      map: { messageId: "event.messageId", body: "event.text", customerId: "event.customer" },
    },
  ],
  dedupe: { key: "input.messageId" },
  flow: [
    { prepare: { text: cleaned, customer }, expect: ["size(text) >= 5"] },
    {
      judge: {
        question: { classify: { text: "{{ text }}", labels: ["opening-hours", "parking", "something-else"] } },
      },
    },
    {
      act: [
        {
          when: 'question.value == "parking"',
          do: [
            {
              email: {
                connection: "mail",
                to: "{{ customer.email }}",
                subject: "Parking",
                text: "Dear {{ customer.name }}, the car park is open until 22:00.",
              },
            },
          ],
        },
        { otherwise: [{ assign: { queue: "desk" } }] },
      ],
    },
  ],
  review: { ...usual, stakes: "high" },
};
