import { describe, expect, it } from "vitest";
import { TerminalError } from "../errors/terminal-error.ts";
import { UserError } from "../errors/user-error.ts";
import { compileExpression } from "./compile-expression.ts";
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
    case: { kind: "object", fields: { id: text, receivedAt: text } },
  },
};
const scope = {
  input: {
    subject: "Größe 😀",
    total: 150.5,
    lines: [{ sku: "a", amount: 2 }, { sku: "b", amount: 3.5 }, { sku: "c" }],
  },
  text: "I want my money back",
  customer: { name: "Ada", tier: "gold", since: "2020-05-01", tags: ["vip"] },
  intent: { value: "refund", confidence: 0.93 },
  case: { id: "c1", receivedAt: "2026-05-31T10:00:00Z" },
};
const evaluate = (source: string, values: object = scope) =>
  compileExpression(source, environment, "/here").evaluate({ ...values });

describe("an expression over plain JSON", () => {
  it.each<[source: string, result: unknown]>([
    ["input.total > 100", true],
    ["size(text) >= 5", true],
    ["size(input.subject)", 7],
    ['customer.tier == "gold"', true],
    ["has(customer.tier) && !has(customer.plan)", true],
    ['intent.value in ["refund", "billing"]', true],
    ["7 / 2", 3.5],
    ["input.total * 2 - 1", 300],
    ["-input.total", -150.5],
    ["10 % 4", 2],
    ["round(2.345, 2)", 2.35],
    ["round(-2.5)", -3],
    ["min(1, 2) + max(3, 4) + abs(-1) + floor(1.9) + ceil(1.1)", 9],
    ["sum(input.lines.map(l, l.amount))", 5.5],
    ['input.lines.filter(l, l.amount > 2).map(l, l.sku).join(",")', "b"],
    ["input.lines.map(l, l.amount > 2, l.sku)", ["b"]],
    ["input.lines.exists(l, l.sku == 'b') && input.lines.exists_one(l, l.sku == 'b')", true],
    ["input.lines.all(l, has(l.amount))", false],
    ["input.lines[1].sku + input['subject'].substring(0, 2)", "bGr"],
    ['text.lowerAscii().contains("money") && text.startsWith("I") && text.endsWith("back")', true],
    ['" a ".trim() + "b".upperAscii() + "x-y".replace("-", "+") + string(1.5) + string(true)', "aBx+y1.5true"],
    ['"a,b".split(",")', ["a", "b"]],
    ['"vip" in customer.tags', true],
    ['int("12") + double("0.5") + int(3.9)', 15.5],
    ['bool("true") ? "a" : "b"', "a"],
    ["(timestamp(case.receivedAt) - timestamp(customer.since)).getHours() / 24", 2221.4166666666665],
    ['timestamp("2026-05-31") + duration("1d")', "2026-06-01T00:00:00.000Z"],
    ['duration("1h30m")', 5_400_000],
    ["timestamp(case.receivedAt).getDayOfWeek()", 0],
    ['{"a": [1, 2], "b": {"c": null}}', { a: [1, 2], b: { c: null } }],
    ['[1, 2] == [1, 2] && {"a": 1} == {"a": 1}', true],
    ["null == null", true],
    ["[1] + [2]", [1, 2]],
  ])("%s", (source, result) => {
    expect(evaluate(source)).toEqual(result);
  });
});

describe("an absent value", () => {
  const absent = { ...scope, customer: null, input: { subject: "x" } };
  it.each<[source: string, result: unknown]>([
    ['customer.tier == "gold"', false],
    ['customer.tier != "gold"', true],
    ["customer.tier == null && customer == null", true],
    ["customer.address.city.name", null],
    ["customer.orders > 5 || customer.orders <= 5", false],
    ["!customer.vip", true],
    ["customer.vip && true", false],
    ['customer.tier in ["gold"]', false],
    ["customer.orders + 1", null],
    ["input.note.contains('x')", null],
    ["size(input.note) + size(customer.tags)", 0],
    ["customer.tags.exists(t, t == 'x')", false],
    ["input.lines.map(l, l.sku)", []],
    ["has(customer.tier) || has(input.note)", false],
    ["customer.list[3].name", null],
  ])("%s", (source, result) => {
    expect(evaluate(source, absent)).toEqual(result);
  });

  it("is what a missing or undefined name yields as well", () => {
    expect(evaluate('customer.tier == "gold"', {})).toBe(false);
    expect(evaluate("customer.tier", { customer: { tier: undefined } })).toBeNull();
  });
});

describe("compileExpression refuses", () => {
  it.each<[fear: string, source: string, code: string, says: string]>([
    ["an unknown name", 'custmer.tier == "gold"', "unknown-name", 'Did you mean "customer"?'],
    ["a name without its owner", "subject == text", "unknown-name", 'Did you mean "input.subject"?'],
    ["an unknown field", "input.totl > 1", "unknown-name", 'Did you mean "input.total"?'],
    ["an unknown field of a list item", "input.lines.all(l, l.amont > 1)", "unknown-name", 'Did you mean "l.amount"?'],
    ["a field of a text", "text.value", "no-fields", "text"],
    ["an unknown label", 'intent.value != "refnd"', "unknown-label", 'Did you mean "refund"?'],
    ["an unknown function", "len(text)", "unknown-function", "Known: size"],
    ["an unknown method", 'text.startWith("a")', "unknown-function", 'Did you mean "startsWith"?'],
    ["a regular expression", 'text.matches("(a+)+")', "forbidden-function", "block"],
    ["text plus number", "text + 5", "wrong-type", "string()"],
    ["text larger than number", "text > 5", "wrong-type", "no order"],
    ["number equal to text", 'input.total == "5"', "wrong-type", "never equal"],
    ["text that holds text by in", '"a" in text', "wrong-type", "contains()"],
    ["a text as condition", "text && true", "wrong-type", "true or false"],
    ["a wrong argument", "size(input.total)", "wrong-type", "size()"],
    ["too many arguments", "size(text, text)", "wrong-arguments", "takes 1"],
    ["a whole number beyond JSON", "9007199254740993 == 1", "too-large", "exactly"],
    ["bytes", 'b"abc" == b"abc"', "unsupported", "Bytes"],
    ["half an expression", "input.total >", "bad-syntax", "CEL"],
    ["nothing", " ", "bad-syntax", "CEL"],
    ["a deep expression", `${"(".repeat(60)}1${")".repeat(60)}`, "too-large", "maxDepth"],
    ["a tower of negations", `${"!".repeat(3000)}true`, "too-large", "deeply"],
    ["a wide expression", Array(700).fill("1").join("+"), "too-large", "maxAstNodes"],
    ["a long list", `1 in [${Array(300).fill("1").join(",")}]`, "too-large", "maxListElements"],
    ["a long text", `"${"a".repeat(5000)}" == text`, "too-large", "4000"],
    ["the prototype of a name", "input.__proto__", "unknown-name", "no field"],
    ["a constructor as a name", "constructor", "unknown-name", "called"],
    ["a function of Object", "toString(text)", "unknown-function", "function"],
    ["a method of Object", "text.constructor()", "unknown-function", "method"],
  ])("%s", (_fear, source, code, says) => {
    const error = thrownBy(() => compileExpression(source, environment, "/flow/0/x"));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code, field: "/flow/0/x" });
    expect(String(error)).toContain(says);
  });
});

describe("evaluation", () => {
  it("names the expression and the cause when it fails", () => {
    const error = thrownBy(() => evaluate("1 / (size(text) - 20)"));
    expect(error).toBeInstanceOf(TerminalError);
    expect(String(error)).toContain("1 / (size(text) - 20)");
    expect(String(error)).toContain("divided by zero");
  });

  it.each<[fear: string, source: string]>([
    ["nested loops over long lists", "customer.xs.map(a, customer.xs.map(b, customer.xs.map(c, a + b + c)))"],
    ["quantifiers that go on", "customer.xs.all(a, customer.xs.all(b, customer.xs.all(c, true)))"],
    ["lists that grow", "customer.xs.map(a, customer.xs + customer.xs)"],
    ["texts that grow", "customer.xs.map(a, customer.long).join(customer.long)"],
    ["a wide replacement", 'customer.long.replace("a", customer.long)'],
  ])("ends %s soon, with an error", (_fear, source) => {
    const xs = Array.from({ length: 1000 }, (_, at) => at);
    const began = performance.now();
    const error = thrownBy(() => evaluate(source, { customer: { xs, long: "a".repeat(50_000) } }));
    expect(error).toBeInstanceOf(TerminalError);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it("never reaches prototypes", () => {
    expect(evaluate("customer.constructor")).toBeNull();
    expect(evaluate('customer["__proto__"]')).toBeNull();
    expect(evaluate("customer.tags.length")).toBeNull();
    expect(evaluate('{"__proto__": 1}')).toEqual(Object.fromEntries([["__proto__", 1]]));
  });

  it("shares nothing with the scope", () => {
    const values = { customer: { tags: ["a"] } };
    const result = evaluate("customer.tags", values);
    expect(result).toEqual(["a"]);
    expect(result).not.toBe(values.customer.tags);
  });

  it("lists the paths it reads", () => {
    const { names } = compileExpression(
      'customer.tier == "gold" && input.lines.all(l, l.sku != text)',
      environment,
      "/x",
    );
    expect(names).toEqual(["customer.tier", "input.lines", "text"]);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
