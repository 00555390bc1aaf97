import type { WorkflowSource } from "../../workflow/document.ts";
import { text, short, watched, grave } from "./parts.fixture.ts";

export const access: WorkflowSource = {
  ...watched,
  name: "access",
  title: "Access is revoked when two people agree",
  input: { type: "object", required: ["person", "note"], properties: { person: short, note: text } },
  triggers: [{ id: "api", api: {} }],
  flow: [
    { prepare: { note: { clean: { from: "input.note" } } }, expect: ["size(note) >= 5"] },
    { judge: { request: { classify: { text: "{{ note }}", labels: ["leaver", "mover"] } } } },
    {
      act: [
        {
          when: 'request.value == "leaver"',
          do: [
            { store: { record: "revoked", data: { by: "request.decidedBy" } } },
            { call: "revokeAccess", with: { person: "input.person" } },
          ],
        },
        { otherwise: [{ assign: { queue: "it" } }] },
      ],
    },
  ],
  review: { ...grave, queue: "it-leads" },
};
