import type { WorkflowSource } from "../../workflow/document.ts";
import { short, watched, usual } from "./parts.fixture.ts";

export const contracts: WorkflowSource = {
  ...watched,
  name: "contracts",
  title: "Contracts are sorted by what they need",
  input: {
    type: "object",
    required: ["id", "content"],
    properties: { id: short, content: { type: "string", minLength: 50, maxLength: 90_000 } },
  },
  triggers: [{ id: "file", file: {} }],
  flow: [
    {
      prepare: { content: { clean: { from: "input.content", maxLength: 50_000 } } },
      expect: ["size(content) > 100"],
    },
    {
      judge: {
        need: { classify: { text: "{{ content }}", labels: ["signature", "negotiation", "archive"] } },
        urgency: { score: { text: "{{ content }}", scale: ["low", "high"] } },
      },
      gate: { maxError: 0.03 },
    },
    {
      act: [
        { when: 'need.value == "negotiation" && urgency.value == "high"', do: [{ assign: { queue: "legal-now" } }] },
        { otherwise: [{ assign: { queue: "legal-{{ need.value }}" } }] },
      ],
    },
  ],
  review: { ...usual, queue: "legal" },
};
