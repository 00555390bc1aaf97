import { inputSchema } from "@surety/core/workflow/input-schema";
import { describe, expect, it } from "vitest";
import { caseInput, messageField } from "./case-input.ts";

const schema = (properties: Record<string, object>, required: string[] = []) =>
  inputSchema.parse({ type: "object", required, properties });
const ticket = schema(
  { subject: { type: "string" }, body: { type: "string" }, priority: { type: "integer" }, topic: { type: "string" } },
  ["subject", "body"],
);
const row = (values: Record<string, unknown>, subject: string, body: string) => ({
  values,
  subject,
  body,
  text: subject === "" ? body : `${subject}\n${body}`,
});

describe("caseInput", () => {
  it("keeps columns that the workflow has, in its types, and drops the others", () => {
    const values = { subject: "Hi", body: "text", priority: "3", other: "x" };
    expect(caseInput(ticket, row(values, "Hi", "text"))).toEqual({ subject: "Hi", body: "text", priority: 3 });
  });

  it("puts a text under another name into the message field, and leaves the subject empty", () => {
    expect(caseInput(ticket, row({ query: "lost card" }, "", "lost card"))).toEqual({ subject: "", body: "lost card" });
    expect(caseInput(ticket, row({ title: "Hi", text: "b" }, "Hi", "b"))).toEqual({ subject: "Hi", body: "b" });
  });

  it("puts the subject in front where the workflow has one field only", () => {
    const single = schema({ note: { type: "string" } }, ["note"]);
    expect(caseInput(single, row({ subject: "Hi", body: "b" }, "Hi", "b"))).toEqual({ note: "Hi\nb" });
  });
});

describe("messageField", () => {
  it("is the usual name, else the field with most room", () => {
    expect(messageField(ticket)).toBe("body");
    const roomy = {
      from: { type: "string", format: "email" },
      id: { type: "string", maxLength: 9 },
      story: { type: "string" },
    };
    expect(messageField(schema(roomy))).toBe("story");
    expect(messageField(schema({ kind: { type: "string", enum: ["a"] }, n: { type: "number" } }))).toBeNull();
  });
});
