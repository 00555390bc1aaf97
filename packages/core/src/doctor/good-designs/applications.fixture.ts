import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, watched } from "./parts.fixture.ts";

export const applications: WorkflowSource = {
  ...watched,
  name: "applications",
  title: "Applications reach the right recruiter",
  input: {
    type: "object",
    required: ["id", "letter"],
    properties: { id: short, letter: text, years: { type: "integer", minimum: 0, maximum: 60 } },
  },
  triggers: [{ id: "form", form: { title: "Apply" } }],
  flow: [
    { prepare: { letter: { clean: { from: "input.letter" } } }, expect: ["size(letter) >= 50"] },
    {
      judge: { field: { classify: { text: "{{ letter }}", labels: ["engineering", "design", "sales", "finance"] } } },
      gate: { maxError: 0.05, reviewWhen: "input.years > 15" },
    },
    {
      act: [
        {
          otherwise: [
            { assign: { queue: "recruiting-{{ field.value }}" } },
            { store: { record: "application", data: { field: "field.value" } } },
          ],
        },
      ],
    },
  ],
  review: { queue: "recruiting", due: "2d", stakes: "high" },
};
