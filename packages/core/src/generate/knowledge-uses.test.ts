import { expect, it } from "vitest";
import { workflowDocument } from "../workflow/document.ts";
import { knowledgeUses } from "./knowledge-uses.ts";

it("the bases that a document names are found, with who reads them and which learns", () => {
  const writes = (more: object) => ({ generate: { task: "Answer.", text: "{{ input.text }}", ...more } });
  const document = workflowDocument.parse({
    name: "letters",
    title: "Letters",
    input: { type: "object", properties: { text: { type: "string" } } },
    triggers: [{ id: "api", api: {} }],
    flow: [
      {
        judge: {
          topic: { classify: { text: "{{ input.text }}", labels: ["a", "b"] } },
          reply: writes({ knowledge: ["help", "sent"], learn: "sent" }),
          note: writes({ learn: "notes" }),
        },
      },
      { act: [{ otherwise: [] }] },
    ],
  });
  expect(knowledgeUses(document)).toEqual([
    { base: "help", judgment: "reply", learns: false },
    { base: "sent", judgment: "reply", learns: true },
    { base: "notes", judgment: "note", learns: true },
  ]);
});
