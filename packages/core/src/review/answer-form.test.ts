import { expect, it } from "vitest";
import { inputSchema } from "../workflow/input-schema.ts";
import { answerForm, answeredValues } from "./answer-form.ts";

const schema = inputSchema.parse({
  type: "object",
  required: ["text"],
  properties: {
    text: { type: "string" },
    order: { type: "integer", title: "Order number", minimum: 1 },
    gift: { type: "boolean" },
    size: { type: "number", enum: [1, 2] },
    at: { type: "string", format: "date-time" },
    lines: { type: "array", items: { type: "object", properties: { unitPrice: { type: "number" } } } },
    any: { type: "object" },
  },
});
const asked = answerForm(schema, [
  { path: "/input/text", type: "text", value: "two\nlines" },
  { path: "/input/order", type: "integer", value: 12 },
  { path: "/input/gift", type: "boolean", value: null },
  { path: "/input/size", type: "number", value: 2 },
  { path: "/input/at", type: "date-time", value: "2026-03-05T08:00:00Z" },
  { path: "/input/lines/1/unitPrice", type: "number", value: null },
  { path: "/input/any/a~1b", type: "number", value: 3 },
]);

it("asks for each field by its schema, also inside lists and where nothing is declared", () => {
  expect(asked.map(({ form: { label, kind }, shown }) => [label, kind, shown])).toEqual([
    ["Text", "multiline", "two\nlines"],
    ["Order number", "integer", "12"],
    ["Gift", "select", ""],
    ["Size", "select", "2"],
    ["At", "text", "2026-03-05T08:00:00Z"],
    ["Lines, 2, Unit price", "number", ""],
    ["Any, A/b", "number", "3"],
  ]);
  expect(asked.map(({ form }) => form.name)).toEqual(["f0", "f1", "f2", "f3", "f4", "f5", "f6"]);
});

it("takes what was changed, by its type; what reads as before or was not sent is no change", () => {
  expect(answeredValues(asked, { f0: "two\r\nlines ", f1: "12", f3: "2" })).toEqual({});
  expect(answeredValues(asked, { f0: "one", f1: "", f2: "no", f3: "1", f5: "2.50", f6: "x" })).toEqual({
    "/input/text": "one",
    "/input/order": null,
    "/input/gift": false,
    "/input/size": 1,
    "/input/lines/1/unitPrice": 2.5,
    "/input/any/a~1b": "x",
  });
});
