import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, cleaned, watched, usual } from "./parts.fixture.ts";

export const invoices: WorkflowSource = {
  ...watched,
  name: "invoices",
  title: "Invoices are sorted and booked",
  input: {
    type: "object",
    required: ["documentId", "body"],
    properties: { documentId: short, body: text, total: { type: "number", minimum: 0, maximum: 1_000_000 } },
  },
  triggers: [
    { id: "mail", email: { connection: "inbox" }, map: { documentId: "event.messageId", body: "event.text" } },
  ],
  dedupe: { key: "input.documentId" },
  flow: [
    { prepare: { text: cleaned }, expect: ["size(text) >= 20"] },
    {
      judge: {
        kind: { classify: { text: "{{ text }}", labels: ["invoice", "reminder", "statement"], none: "other" } },
      },
      gate: { maxError: 0.01 },
    },
    {
      act: [
        {
          when: 'kind.value == "invoice"',
          do: [
            { http: { connection: "erp", path: "documents", body: { id: "input.documentId", kind: "kind.value" } } },
          ],
        },
        { otherwise: [{ assign: { queue: "accounting" } }] },
      ],
    },
  ],
  review: { ...usual, queue: "accounting-leads" },
};
