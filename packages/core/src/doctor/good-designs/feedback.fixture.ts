import type { WorkflowSource } from "../../workflow/document.ts";
import { watched, usual } from "./parts.fixture.ts";

export const feedback: WorkflowSource = {
  ...watched,
  name: "feedback",
  title: "Feedback by mood",
  input: {
    type: "object",
    required: ["comment"],
    properties: { comment: { type: "string", minLength: 3, maxLength: 2000 } },
  },
  triggers: [{ id: "form", form: { title: "How was it?", public: true } }],
  flow: [
    { prepare: { comment: { clean: { from: "input.comment" } } }, expect: ["size(comment) >= 3"] },
    {
      judge: { mood: { score: { text: "{{ comment }}", scale: ["angry", "neutral", "happy"] } } },
      gate: { maxError: 0.08 },
    },
    {
      act: [
        { when: 'mood.value == "angry"', do: [{ assign: { queue: "care" } }] },
        { otherwise: [{ store: { record: "feedback", data: { mood: "mood.value" } } }] },
      ],
    },
  ],
  review: { ...usual, queue: "care" },
};
