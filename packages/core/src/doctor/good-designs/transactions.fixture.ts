import type { WorkflowSource } from "../../workflow/document.ts";
import { watched, usual } from "./parts.fixture.ts";

export const transactions: WorkflowSource = {
  ...watched,
  name: "transactions",
  title: "Bookings get a category",
  input: {
    type: "object",
    required: ["reference"],
    properties: {
      reference: { type: "string", minLength: 1, maxLength: 300 },
      cents: { type: "integer" },
      direction: { type: "string", enum: ["in", "out"] },
    },
  },
  triggers: [{ id: "file", file: {} }],
  accept: 'input.direction == "out"',
  flow: [
    {
      judge: {
        category: { classify: { text: "{{ input.reference }}", labels: ["travel", "rent", "salary", "software"] } },
      },
      gate: { maxError: 0.05 },
    },
    { act: [{ otherwise: [{ store: { record: "booking", data: { category: "category.value" } } }] }] },
  ],
  review: { ...usual, queue: "bookkeeping" },
};
