import { describe, expect, it } from "vitest";
import { inputSchema } from "../workflow/input-schema.ts";
import { validateInput } from "./validate-input.ts";

const schema = inputSchema.parse({
  type: "object",
  required: ["subject"],
  properties: {
    subject: { type: "string", minLength: 2, maxLength: 5 },
    tier: { type: "string", enum: ["gold", "silver"] },
    total: { type: "number", minimum: 0, maximum: 100 },
    count: { type: "integer" },
    vip: { type: "boolean" },
    code: { type: "string", pattern: "^[A-Z]{2}\\d{3}$" },
    lines: {
      type: "array",
      maxItems: 2,
      items: { type: "object", required: ["sku"], properties: { sku: { type: "string" }, amount: { type: "number" } } },
    },
    extra: { type: "object" },
  },
});

describe("validateInput", () => {
  it("accepts what fits, takes null for absent and converts nothing", () => {
    const value = {
      subject: "hello",
      total: 5,
      count: 3,
      vip: false,
      code: "AB123",
      lines: [{ sku: "a" }],
      tier: null,
      extra: { any: 1 },
    };
    const { tier: _, ...input } = value;
    expect(validateInput(schema, value)).toEqual({ ok: true, input });
  });

  it("counts characters as a reader does", () => {
    expect(validateInput(schema, { subject: "😀😀😀😀😀" })).toMatchObject({ ok: true });
  });

  it.each<[fear: string, value: unknown, field: string, says: RegExp]>([
    ["a list", [], "", /JSON object/],
    ["a missing field", {}, "subject", /required/],
    ["a null where a value is required", { subject: null }, "subject", /required/],
    ["a number for a text", { subject: 5 }, "subject", /must be text, but it is 5/],
    ["a text for a number", { subject: "abc", total: "5" }, "total", /must be a number, but it is the text "5"/],
    ["a fraction for a whole number", { subject: "abc", count: 1.5 }, "count", /whole number/],
    ["a short text", { subject: "a" }, "subject", /at least 2/],
    ["a long text", { subject: "abcdef" }, "subject", /limit is 5/],
    ["a value outside the list", { subject: "abc", tier: "gld" }, "tier", /not one of its values/],
    ["a number above the maximum", { subject: "abc", total: 101 }, "total", /maximum of 100/],
    ["a text of another form", { subject: "abc", code: "ab123" }, "code", /does not have the form/],
    [
      "a wrong field deep inside",
      { subject: "abc", lines: [{ sku: "a" }, { sku: "b", amount: "1" }] },
      "lines[1].amount",
      /a number/,
    ],
    ["a missing field deep inside", { subject: "abc", lines: [{}] }, "lines[0].sku", /required/],
    ["too many entries", { subject: "abc", lines: [{ sku: "a" }, { sku: "b" }, { sku: "c" }] }, "lines", /limit is 2/],
    ["an unknown field", { subject: "abc", subjct: "x" }, "subjct", /no field "subjct"/],
    ["a field of Object", JSON.parse('{"subject":"abc","__proto__":1}'), "__proto__", /no field/],
  ])("refuses %s", (_fear, value, field, says) => {
    const result = validateInput(schema, value);
    const problem = result.ok ? undefined : result.problems.find((one) => one.field === field);
    expect(problem?.message).toMatch(says);
  });

  it("names the nearest field and lists all problems", () => {
    const result = validateInput(schema, { subjct: "x", totl: 1 });
    expect(result).toMatchObject({
      ok: false,
      problems: [
        { field: "subject" },
        { field: "subjct", remedy: 'Did you mean "subject"?' },
        { field: "totl", remedy: 'Did you mean "total"?' },
      ],
    });
  });

  it("refuses what is nested very deeply", () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`);
    expect(validateInput(schema, { subject: "abc", extra: deep })).toMatchObject({
      ok: false,
      problems: [{ message: "It is nested more than 64 deep." }],
    });
  });

  it("lists at most 50 problems of a hostile input", () => {
    const lines = Array.from({ length: 10_000 }, () => ({ amount: "x" }));
    const open = inputSchema.parse({
      type: "object",
      properties: { lines: { type: "array", items: { type: "object", properties: { amount: { type: "number" } } } } },
    });
    const result = validateInput(open, { lines });
    expect(result.ok ? 0 : result.problems.length).toBe(50);
  });
});
