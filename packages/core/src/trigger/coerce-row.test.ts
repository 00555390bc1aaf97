import { describe, expect, it } from "vitest";
import { inputSchema } from "../workflow/input-schema.ts";
import { coerceRow } from "./coerce-row.ts";
import { validateInput } from "./validate-input.ts";

const schema = inputSchema.parse({
  type: "object",
  properties: {
    name: { type: "string" },
    total: { type: "number" },
    count: { type: "integer" },
    vip: { type: "boolean" },
    tags: { type: "array", items: { type: "string" } },
  },
});

describe("coerceRow", () => {
  it("gives cells the types the schema asks for", () => {
    const row = { name: " 007 ", total: " 12.50 ", count: "3", vip: "Yes", tags: '["a"]' };
    expect(coerceRow(schema, row)).toEqual({ name: " 007 ", total: 12.5, count: 3, vip: true, tags: ["a"] });
  });

  it("takes empty cells for absent", () => {
    expect(coerceRow(schema, { name: "", total: "  " })).toEqual({});
  });

  it.each(["1.234,5", "0x10", "12a", "NaN", "Infinity", "1e9999"])("leaves %j for validation to name", (total) => {
    const result = validateInput(schema, coerceRow(schema, { total }));
    expect(result.ok).toBe(false);
  });

  it("leaves what is no text and what it does not know as it is", () => {
    expect(coerceRow(schema, { total: 5, other: "x", vip: "perhaps", tags: "a;b" })).toEqual({
      total: 5,
      other: "x",
      vip: "perhaps",
      tags: "a;b",
    });
  });
});
