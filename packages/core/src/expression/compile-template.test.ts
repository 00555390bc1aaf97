import { describe, expect, it } from "vitest";
import { TerminalError } from "../errors/terminal-error.ts";
import { UserError } from "../errors/user-error.ts";
import { compileTemplate } from "./compile-template.ts";
import type { TypeEnvironment } from "./type-environment.ts";
import { dyn, number, text } from "./value-type.ts";

const line = { kind: "object", fields: { sku: text, amount: number } } as const;
const environment: TypeEnvironment = {
  names: {
    input: { kind: "object", fields: { subject: text, total: number, note: text, lines: { kind: "list", of: line } } },
    text,
    customer: dyn,
    intent: {
      kind: "object",
      fields: { value: { kind: "string", values: ["billing", "refund"] }, confidence: number },
    },
  },
};
const scope = {
  input: { subject: "Hi <b>", total: 150.5, lines: [{ sku: "a", amount: 2 }, { sku: "b" }] },
  text: "hello",
  customer: { name: "Ada", id: "a/b ?", address: { city: "Bonn" } },
  intent: { value: "refund", confidence: 0.9 },
};
const render = (source: string, output?: "text" | "html" | "path", values: object = scope) =>
  compileTemplate(source, environment, "/here", output).render({ ...values });

describe("a template", () => {
  it.each<[source: string, result: string]>([
    ["{{ input.subject }}\n{{ text }}", "Hi <b>\nhello"],
    ["{{ customer.address.city | upcase }}", "BONN"],
    ["{% for l in input.lines %}{{ forloop.index }}:{{ l.sku }}={{ l.amount }} {% endfor %}", "1:a=2 2:b= "],
    ["{% if intent.value == 'refund' %}yes{% else %}no{% endif %}", "yes"],
    ["{{ input.lines.size }}{{ input.lines[0].sku }}{{ input.lines.last.sku }}", "2ab"],
    ["{% assign x = input.total | times: 2 %}{{ x }}", "301"],
    ["{{ customer.address }}", '{"city":"Bonn"}'],
    ["{{ '2026-01-02' | date: '%d.%m.%Y' }}", "02.01.2026"],
    ["{{ input.note }}|{{ customer.nothing.at.all }}|{{ customer.name | default: 'you' }}", "||Ada"],
  ])("%j", (source, result) => {
    expect(render(source)).toBe(result);
  });

  it("renders absent values as nothing", () => {
    expect(render("Dear {{ customer.name }}{{ input.note }}!", "text", {})).toBe("Dear !");
    expect(render("Dear {{ customer.name | default: 'customer' }}!", "text", { customer: null })).toBe(
      "Dear customer!",
    );
  });

  it("escapes every value where the output is HTML, and no filter can undo it", () => {
    expect(render("<p>{{ input.subject }}</p>", "html")).toBe("<p>Hi &#60;b&#62;</p>");
    expect(() => render("{{ input.subject | raw }}", "html")).toThrow(/no filter "raw"/);
  });

  it("makes each value one segment where the output is a path", () => {
    expect(render("customers/{{ customer.id }}/x", "path")).toBe("customers/a%2Fb%20%3F/x");
    expect(() => render("customers/{{ customer.none }}", "path")).toThrow(/is empty/);
    expect(() => render("customers/{{ customer.id }}", "path", { customer: { id: ".." } })).toThrow(TerminalError);
  });

  it("lists the paths it reads, without its own variables", () => {
    const { names } = compileTemplate(
      "{% for l in input.lines %}{{ l.sku }}{{ text }}{% endfor %}{{ customer.name }}",
      environment,
      "/x",
    );
    expect(names).toEqual(["customer.name", "input.lines", "text"]);
  });

  it.each<[fear: string, source: string, code: string, says: string]>([
    ["an unknown name", "{{ custmer.tier }}", "unknown-name", 'Did you mean "customer"?'],
    ["an unknown field", "{{ input.subjet }}", "unknown-name", 'Did you mean "input.subject"?'],
    ["a name without its owner", "{{ subject }}", "unknown-name", 'Did you mean "input.subject"?'],
    [
      "an unknown name in a condition",
      "{% if intent.valu == 'x' %}a{% endif %}",
      "unknown-name",
      'Did you mean "intent.value"?',
    ],
    [
      "an unknown field of a loop item",
      "{% for l in input.lines %}{{ l.amont }}{% endfor %}",
      "unknown-name",
      'Did you mean "l.amount"?',
    ],
    [
      "an unknown field in a nested loop",
      "{% for l in input.lines %}{% for m in input.lines %}{{ l.sku }}{{ m.skv }}{% endfor %}{% endfor %}",
      "unknown-name",
      'Did you mean "m.sku"?',
    ],
    ["an unknown filter", "{{ text | upcas }}", "unknown-filter", 'Did you mean "upcase"?'],
    ["reading a file", '{% include "/etc/passwd" %}', "unknown-tag", "include"],
    ["reading a file as layout", '{% layout "x" %}', "unknown-tag", "layout"],
    ["an open tag", "{% if text %}", "bad-syntax", "not closed"],
    ["the prototype", "{{ text.constructor }}", "unknown-name", "constructor"],
    ["chance", "{{ input.lines | sample }}", "unknown-filter", "sample"],
  ])("refuses %s", (_fear, source, code, says) => {
    const error = thrownBy(() => compileTemplate(source, environment, "/flow/2/x"));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code, field: "/flow/2/x" });
    expect(String(error)).toContain(says);
  });

  it.each<[fear: string, source: string]>([
    ["a huge range", "{% for i in (1..1000000000) %}x{% endfor %}"],
    ["nested loops", "{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}"],
    ["the clock", "{{ 'now' | date: '%Y' }}"],
  ])("ends %s with an error", (_fear, source) => {
    const began = performance.now();
    expect(() => render(source)).toThrow(TerminalError);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it("reads own fields only", () => {
    expect(render("{{ customer.constructor }}{{ customer.__proto__ }}{{ customer.name.trim }}")).toBe("");
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
