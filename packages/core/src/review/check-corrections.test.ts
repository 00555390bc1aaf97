import { describe, expect, it } from "vitest";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { checkCorrections } from "./check-corrections.ts";
import { corrected } from "./correction.ts";
import { editableFields } from "./editable-fields.ts";

const source = {
  name: "orders",
  title: "Orders",
  input: {
    type: "object",
    required: ["subject"],
    properties: {
      subject: { type: "string", minLength: 2, maxLength: 40 },
      day: { type: "string", format: "date" },
      tier: { type: "string", enum: ["gold", "silver"] },
      total: { type: "number", minimum: 0 },
      lines: {
        type: "array",
        items: {
          type: "object",
          required: ["sku"],
          properties: { sku: { type: "string" }, count: { type: "integer" } },
        },
      },
      "a/b": { type: "boolean" },
    },
  },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      prepare: {
        text: { clean: { from: "input.subject" } },
        due: { normalise: { from: "input.day", as: "date" } },
        big: { compute: "input.total > 100.0" },
        customer: { lookup: { connection: "crm", path: "/customers", query: { of: "input.subject" } } },
      },
    },
    { judge: { intent: { classify: { text: "{{ text }}", labels: ["buy", "return"] } } } },
    { prepare: { later: { compute: "input.total" } } },
    { act: [{ otherwise: [] }] },
  ],
};
const connections = [{ name: "crm", kind: "http" }];
const workflow = compileWorkflow(parseWorkflow(source), { connections, functions: [], workflows: [] });
const facts = {
  input: { subject: "Two chairs", day: "2026-04-03", total: 12.5, lines: [{ sku: "a", count: 2 }] },
  text: "Two chairs",
  due: "2026-04-03",
  big: false,
  customer: { name: "Jo", address: { city: "Graz" }, orders: [7] },
};
const check = (edits: Record<string, unknown>) => checkCorrections(workflow, 1, facts, edits);

describe("the fields of a case", () => {
  it("are the single values of its input and of what was prepared before it was judged", () => {
    const fields = editableFields(workflow, 1, facts);
    expect(fields.map(({ path, type }) => [path, type])).toEqual([
      ["/input/subject", "text"],
      ["/input/day", "date"],
      ["/input/tier", "text"],
      ["/input/total", "number"],
      ["/input/lines/0/sku", "text"],
      ["/input/lines/0/count", "integer"],
      ["/input/a~1b", "boolean"],
      ["/text", "text"],
      ["/due", "date"],
      ["/big", "boolean"],
      ["/customer/name", "text"],
      ["/customer/address/city", "text"],
      ["/customer/orders/0", "number"],
    ]);
    expect(fields[2]).toMatchObject({ label: "input.tier", options: ["gold", "silver"], value: null });
    expect(fields[4]).toMatchObject({ label: "input.lines[0].sku", required: true });
  });
});

describe("corrections", () => {
  it("keep what was there, and leave the facts as they were", () => {
    const { corrections, problems } = check({
      "/input/total": 13,
      "/customer/address/city": "Linz",
      "/input/a~1b": true,
    });
    expect(problems).toEqual([]);
    expect(corrections).toEqual([
      { path: "/customer/address/city", before: "Graz", after: "Linz" },
      { path: "/input/a~1b", before: null, after: true },
      { path: "/input/total", before: 12.5, after: 13 },
    ]);
    const now = corrected(facts, corrections);
    expect(now).toMatchObject({
      input: { total: 13, "a/b": true },
      customer: { name: "Jo", address: { city: "Linz" } },
    });
    expect(facts.input.total).toBe(12.5);
    expect(facts.customer.address.city).toBe("Graz");
  });

  it("are normalised as the step would have done it", () =>
    expect(check({ "/due": "4 May 2026" }).corrections).toEqual([
      { path: "/due", before: "2026-04-03", after: "2026-05-04" },
    ]));

  it("that change nothing are none", () =>
    expect(check({ "/input/total": 12.5, "/text": "Two chairs" }).corrections).toEqual([]));

  it("may empty what is optional", () => {
    expect(check({ "/input/day": null, "/customer/name": null }).problems).toEqual([]);
    expect(check({ "/input/subject": null }).problems).toMatchObject([{ path: "/input/subject", message: /required/ }]);
  });

  it.each<[fear: string, edits: Record<string, unknown>, path: string, says: RegExp]>([
    ["a text for a number", { "/input/total": "12" }, "/input/total", /must be a number/],
    ["what is below the minimum", { "/input/total": -1 }, "/input/total", /minimum of 0/],
    ["what is not in the list", { "/input/tier": "gld" }, "/input/tier", /not one of its values/],
    ["a wrong value deep inside", { "/input/lines/0/count": 1.5 }, "/input/lines/0/count", /whole number/],
    ["a line that is not there", { "/input/lines/1/sku": "b" }, "/input/lines/1/sku", /no field/],
    ["an unknown field", { "/input/totl": 1 }, "/input/totl", /no field/],
    ["what is made after the judgment", { "/later": 1 }, "/later", /no field/],
    ["the answer itself", { "/intent/value": "buy" }, "/intent/value", /no field/],
    ["a field of Object", { "/input/__proto__": 1 }, "/input/__proto__", /no field/],
    ["a date that is none", { "/due": "soon" }, "/due", /cannot be read as date/],
    ["a number for a text", { "/customer/name": 1 }, "/customer/name", /must be text/],
    ["a text for true or false", { "/big": "yes" }, "/big", /true or false/],
    ["an object for a number", { "/customer/orders/0": {} }, "/customer/orders/0", /must be a number/],
  ])("refuse %s", (_fear, edits, path, says) => {
    const problem = check(edits).problems.find((one) => one.path === path);
    expect(problem?.message).toMatch(says);
  });

  it("name the nearest field", () =>
    expect(check({ "/input/totl": 1 }).problems[0]?.remedy).toBe("Did you mean /input/total?"));
});
