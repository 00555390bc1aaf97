import type { WorkflowSource } from "../../workflow/document.ts";
import { short, signed, watched, usual } from "./parts.fixture.ts";

export const readings: WorkflowSource = {
  ...watched,
  name: "readings",
  title: "Readings out of bounds are reported",
  input: {
    type: "object",
    required: ["sensor", "celsius"],
    properties: { sensor: short, celsius: { type: "number" }, id: short },
  },
  triggers: [{ id: "gateway", webhook: signed }],
  dedupe: { key: "input.id", within: "7d" },
  flow: [
    {
      act: [
        {
          when: "input.celsius > 90",
          do: [{ notify: { connection: "chat", text: "{{ input.sensor }}: {{ input.celsius }} °C" } }],
        },
        { when: "input.celsius > 70", do: [{ assign: { queue: "watch" } }] },
        { otherwise: [] },
      ],
    },
  ],
  review: { ...usual, queue: "plant" },
};
