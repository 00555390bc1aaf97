import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, cleaned, signed, customer, watched, usual } from "./parts.fixture.ts";

export const complaints: WorkflowSource = {
  ...watched,
  name: "complaints",
  title: "Judged, looked up, judged again",
  input: {
    type: "object",
    required: ["id", "body", "customerId"],
    properties: { id: short, body: text, customerId: short },
  },
  triggers: [{ id: "desk", webhook: signed }],
  dedupe: { key: "input.id" },
  flow: [
    { prepare: { text: cleaned }, expect: ["size(text) >= 5"] },
    { judge: { topic: { classify: { text: "{{ text }}", labels: ["delivery", "quality", "price"] } } } },
    { prepare: { customer } },
    { judge: { gravity: { score: { text: "{{ topic.value }}: {{ text }}", scale: ["minor", "major"] } } } },
    {
      act: [
        {
          when: 'gravity.value == "major"',
          do: [{ start: { workflow: "refunds", input: { customer: "customer.id" } } }],
        },
        { otherwise: [{ assign: { queue: "{{ topic.value }}" } }] },
      ],
    },
  ],
  review: { ...usual, queue: "complaints" },
  exceptions: { queue: "complaints" },
};
