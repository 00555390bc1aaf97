import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { expect, it } from "vitest";
import { judgeEvent, triggerOf } from "./judge-event.ts";

const workflow = compileWorkflow(
  parseWorkflow({
    name: "mail",
    title: "Mail",
    input: {
      type: "object",
      properties: {
        messageId: { type: "string" },
        subject: { type: "string" },
        body: { type: "string" },
        mail: { type: "object", format: "mail" },
        scan: { type: "object", format: "document" },
        customer: { type: "object" },
      },
    },
    review: { history: "int(input.customer.number)" },
    triggers: [{ id: "api", api: {} }],
    flow: [{ act: [{ otherwise: [{ assign: { queue: "all" } }] }] }],
  }),
  { connections: [], functions: [], workflows: [] },
);
const trigger = triggerOf(workflow, { trigger: "api", kind: "api" });
const messageId = "<a-long-id-of-a-message@mail.example>";

it.each([
  [{ messageId, subject: "Broken hub", body: "It is dead" }, "Broken hub"],
  [{ messageId, subject: "  ", body: "forgot pasword" }, "forgot pasword"],
  [{ messageId, body: "help" }, messageId],
  [{ mail: { subject: "A lamp", text: "It flickers" } }, "A lamp"],
  [{ scan: { name: "march.pdf", pages: [{ width: 1, height: 1 }] } }, "march.pdf"],
  [{}, "Untitled"],
])("calls %j what people would call it", (payload, title) => {
  expect(judgeEvent(workflow, trigger, payload)).toMatchObject({ fate: "accepted", title });
});

it.each<[object, string | null]>([
  [{ customer: { number: "17" } }, "17"],
  [{ customer: { number: "seventeen" } }, null],
  [{}, null],
])("says of %j whose case it is, and refuses nothing for it", (payload, historyKey) => {
  expect(judgeEvent(workflow, trigger, payload)).toMatchObject({ fate: "accepted", historyKey });
});
