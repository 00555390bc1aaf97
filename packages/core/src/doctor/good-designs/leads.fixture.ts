import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, signed, watched, usual } from "./parts.fixture.ts";

export const leads: WorkflowSource = {
  ...watched,
  name: "leads",
  title: "Leads are scored",
  input: {
    type: "object",
    required: ["leadId", "message"],
    properties: { leadId: short, message: text, employees: { type: "integer", minimum: 1 } },
  },
  triggers: [{ id: "site", webhook: signed }],
  dedupe: { key: "input.leadId", within: "90d" },
  flow: [
    {
      prepare: {
        message: { clean: { from: "input.message" } },
        lead: {
          lookup: { connection: "crm", sql: "select id from leads where id = :id", params: { id: "input.leadId" } },
          onMissing: "exception",
        },
      },
      expect: ["size(message) > 10"],
    },
    {
      judge: { interest: { score: { text: "{{ message }}", scale: ["low", "medium", "high"] } } },
      gate: { maxError: 0.05 },
    },
    {
      act: [
        {
          otherwise: [
            {
              update: {
                connection: "crm",
                table: "leads",
                key: { id: "lead.id" },
                set: { interest: "interest.value" },
              },
            },
          ],
        },
      ],
    },
  ],
  review: { ...usual, queue: "sales" },
};
