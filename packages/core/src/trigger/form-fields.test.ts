import { expect, it } from "vitest";
import { inputSchema } from "../workflow/input-schema.ts";
import { formFields } from "./form-fields.ts";

it("derives label, kind, options and limits from the input schema", () => {
  const schema = inputSchema.parse({
    type: "object",
    required: ["subject"],
    properties: {
      subject: { type: "string", title: "What is it about?", description: "One line.", maxLength: 100 },
      body: { type: "string" },
      details: { type: "string", format: "multiline" },
      customerId: { type: "string" },
      due_date: { type: "string", format: "date" },
      email: { type: "string", format: "email" },
      tier: { type: "string", enum: ["gold", "silver"] },
      total: { type: "number", minimum: 0, maximum: 9 },
      vip: { type: "boolean" },
      lines: { type: "array" },
    },
  });
  expect(formFields(schema)).toEqual([
    { name: "subject", label: "What is it about?", kind: "text", required: true, hint: "One line.", maxLength: 100 },
    { name: "body", label: "Body", kind: "multiline", required: false },
    { name: "details", label: "Details", kind: "multiline", required: false },
    { name: "customerId", label: "Customer id", kind: "text", required: false },
    { name: "due_date", label: "Due date", kind: "date", required: false },
    { name: "email", label: "Email", kind: "email", required: false },
    { name: "tier", label: "Tier", kind: "select", required: false, options: ["gold", "silver"] },
    { name: "total", label: "Total", kind: "number", required: false, minimum: 0, maximum: 9 },
    { name: "vip", label: "Vip", kind: "checkbox", required: false },
    { name: "lines", label: "Lines", kind: "json", required: false },
  ]);
});

it("asks only for the fields that a trigger names, in its order", () => {
  const schema = inputSchema.parse({
    type: "object",
    properties: { id: { type: "string" }, subject: { type: "string" } },
  });
  expect(formFields(schema, ["subject"]).map((field) => field.name)).toEqual(["subject"]);
  expect(formFields(schema, ["subject", "id"]).map((field) => field.name)).toEqual(["subject", "id"]);
});
