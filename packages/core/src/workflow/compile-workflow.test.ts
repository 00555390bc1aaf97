import { describe, expect, it } from "vitest";
import { compileWorkflow } from "./compile-workflow.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import type { Problem } from "./problem.ts";
import { triageSource, triageWorld } from "./triage.fixture.ts";
import { WorkflowProblems } from "./workflow-problems.ts";

/** Writes one value into a fresh copy of the example, by path. */
function triageWith(path: string, value: unknown) {
  const source = triageSource();
  const keys = path.split("/").slice(1);
  const last = keys.pop() ?? "";
  const parent = keys.reduce<object>((at, key) => Reflect.get(at, key) as object, source);
  Reflect.set(parent, last, value);
  return parseWorkflow(source);
}

function problemsOf(path: string, value: unknown): readonly Problem[] {
  try {
    return compileWorkflow(triageWith(path, value), triageWorld).problems;
  } catch (error) {
    if (error instanceof WorkflowProblems) return error.problems;
    throw error;
  }
}

describe("compileWorkflow", () => {
  it("compiles the example without a warning", () => {
    const compiled = compileWorkflow(parseWorkflow(triageSource()), triageWorld);
    expect(compiled.problems).toEqual([]);
    expect(compiled.dedupe?.withinMs).toBe(30 * 86_400_000);
    expect(compiled.triggers.map((trigger) => trigger.kind)).toEqual(["webhook", "email"]);
  });

  it("compiles what outcomes mean: they see what was posted and what had been decided, and nothing else", () => {
    const outcomes = (spec: object) => problemsOf("/measure", { outcomes: { reopened: spec } });
    expect(outcomes({ wrongWhen: 'value == true && answer != ""' })).toEqual([]);
    expect(outcomes({ wrongWhen: "input.subject" })[0]).toMatchObject({ path: "/measure/outcomes/reopened/wrongWhen" });
    expect(outcomes({ judgment: "intend", label: "value" })[0]).toMatchObject({
      path: "/measure/outcomes/reopened/judgment",
      nearest: "intent",
    });
    const compiled = compileWorkflow(
      triageWith("/measure", { outcomes: { reopened: { wrongWhen: "value == true" } } }),
      triageWorld,
    );
    expect(compiled.outcomes["reopened"]?.judgment).toBe("intent");
    expect(compiled.outcomes["reopened"]?.wrongWhen?.evaluate({ value: true, answer: "refund" })).toBe(true);
  });

  it("compiles whose case it is: a text or a number of the input, known before anything is looked up", () => {
    const history = (source: string) => problemsOf("/review", { history: source });
    expect(history("input.customerId")).toEqual([]);
    expect(history("input.custumerId")[0]).toMatchObject({ path: "/review/history", nearest: "input.customerId" });
    expect(history("customer.id")[0]).toMatchObject({ code: "used-too-early", path: "/review/history" });
    expect(history("input.customerId == null")[0]).toMatchObject({ code: "wrong-type" });
  });

  it("knows the fields of a mail, and takes no properties beside its shape", () => {
    const mail = (spec: object) => problemsOf("/input/properties/mail", spec);
    expect(mail({ type: "object", format: "mail" })).toEqual([]);
    const wrong = { code: "wrong-format", path: "/input/properties/mail/format" };
    expect(mail({ type: "string", format: "mail" })).toMatchObject([wrong]);
    expect(mail({ type: "object", format: "document", properties: {} })).toMatchObject([wrong]);
    const source = triageSource();
    Reflect.set(source.input.properties, "mail", { type: "object", format: "mail" });
    Reflect.set(source, "accept", "input.mail.subjekt != null");
    const misspelt = () => compileWorkflow(parseWorkflow(source), triageWorld);
    expect(misspelt).toThrow(/subject/);
  });

  it("puts steps that do not refer to each other into one rank", () => {
    const [prepare] = compileWorkflow(parseWorkflow(triageSource()), triageWorld).blocks;
    const ranks = prepare?.layer === "prepare" ? prepare.ranks.map((rank) => rank.map((step) => step.name)) : [];
    expect(ranks).toEqual([["text", "customer"], ["short"]]);
  });

  it("gives actions an id of block, rule and action, and their default limits", () => {
    const act = compileWorkflow(parseWorkflow(triageSource()), triageWorld).blocks[2];
    const actions = act?.layer === "act" ? act.rules.flatMap((rule) => rule.actions) : [];
    expect(actions.map((action) => action.id)).toEqual(["2.0.0", "2.0.1", "2.1.0"]);
    expect(actions[1]).toMatchObject({ kind: "notify", timeoutMs: 30_000, retries: 50 });
  });

  it("treats a customer who was not found as nobody, in rules and in texts", () => {
    const act = compileWorkflow(parseWorkflow(triageSource()), triageWorld).blocks[2];
    const rule = act?.layer === "act" ? act.rules[0] : undefined;
    const scope = { input: {}, customer: null, intent: { value: "refund", confidence: 0.9 } };
    expect(rule?.when?.evaluate(scope)).toBe(false);
    const notify = rule?.actions[1];
    expect(notify?.kind === "notify" ? notify.text.render(scope) : "").toBe("Refund for ");
  });

  const rule = "/flow/2/act/0";
  const action = "/flow/2/act/0/do/0";
  it.each<[fear: string, path: string, value: unknown, code: string, at: string, says: string, nearest?: string]>([
    [
      "a misspelt name in a rule",
      `${rule}/when`,
      'intnt.value == "refund"',
      "unknown-name",
      `${rule}/when`,
      '"intnt"',
      "intent",
    ],
    [
      "a misspelt field",
      `${rule}/when`,
      "input.subjet == input.body",
      "unknown-name",
      `${rule}/when`,
      '"subjet"',
      "input.subject",
    ],
    [
      "a label that does not exist",
      `${rule}/when`,
      'intent.value == "refnd"',
      "unknown-label",
      `${rule}/when`,
      '"refnd"',
      "refund",
    ],
    ["a label in a list", `${rule}/when`, 'urgency.value in ["hgh"]', "unknown-label", `${rule}/when`, '"hgh"', "high"],
    [
      "labels compared by the alphabet",
      `${rule}/when`,
      'urgency.value >= "normal"',
      "unordered-labels",
      `${rule}/when`,
      "alphabet",
    ],
    [
      "text compared with a number",
      `${rule}/when`,
      'input.total == "100"',
      "wrong-type",
      `${rule}/when`,
      "never equal",
    ],
    ["a condition that is not one", `${rule}/when`, "input.total", "wrong-type", `${rule}/when`, "a number"],
    ["broken syntax", `${rule}/when`, "input.total >", "bad-syntax", `${rule}/when`, "CEL"],
    ["a regular expression", `${rule}/when`, 'text.matches("(a+)+$")', "forbidden-function", `${rule}/when`, "block"],
    [
      "a judgment used too early",
      "/flow/0/expect/0",
      'intent.value == "bug"',
      "used-too-early",
      "/flow/0/expect/0",
      "/flow/1/judge/intent",
    ],
    ["a step in accept", "/accept", "size(text) > 0", "used-too-early", "/accept", "/flow/0/prepare/text"],
    ["accept that is not a condition", "/accept", "size(input.body)", "wrong-type", "/accept", "a number"],
    ["dedupe by a list", "/dedupe/key", "[input.messageId]", "wrong-type", "/dedupe/key", "a list"],
    [
      "an unknown segment name",
      "/flow/1/gate/segment",
      "custmer.tier",
      "unknown-name",
      "/flow/1/gate/segment",
      '"custmer"',
      "customer",
    ],
    [
      "reviewWhen that is not a condition",
      "/flow/1/gate/reviewWhen",
      "input.total",
      "wrong-type",
      "/flow/1/gate/reviewWhen",
      "a number",
    ],
    [
      "a misspelt name in a text",
      `${action}/assign/queue`,
      "{{ intent.valu }}",
      "unknown-name",
      `${action}/assign/queue`,
      '"valu"',
      "intent.value",
    ],
    [
      "an unknown filter",
      `${action}/assign/queue`,
      "{{ text | upcas }}",
      "unknown-filter",
      `${action}/assign/queue`,
      '"upcas"',
      "upcase",
    ],
    [
      "an unknown connection",
      "/flow/0/prepare/customer/lookup/connection",
      "crn",
      "unknown-connection",
      "/flow/0/prepare/customer/lookup/connection",
      '"crn"',
      "crm",
    ],
    [
      "SQL on an HTTP connection",
      "/flow/0/prepare/customer/lookup/connection",
      "shop",
      "wrong-connection-kind",
      "/flow/0/prepare/customer/lookup/connection",
      "postgres",
    ],
    [
      "an unknown function",
      "/flow/0/prepare/score",
      { call: "scoreLed" },
      "unknown-function",
      "/flow/0/prepare/score/call",
      '"scoreLed"',
      "scoreLead",
    ],
    [
      "an unknown workflow",
      action,
      { start: { workflow: "refund", input: {} } },
      "unknown-workflow",
      `${action}/start/workflow`,
      '"refund"',
      "refunds",
    ],
    [
      "a value pasted into SQL",
      "/flow/0/prepare/customer/lookup/sql",
      "select 1 where id = '{{ input.customerId }}' or :id",
      "pasted-sql",
      "/flow/0/prepare/customer/lookup/sql",
      "not a template",
    ],
    [
      "an SQL parameter without a value",
      "/flow/0/prepare/customer/lookup/sql",
      "select 1 where id = :idd and :id::text = ':x'",
      "unknown-parameter",
      "/flow/0/prepare/customer/lookup/sql",
      ":idd",
      "id",
    ],
    [
      "steps in a circle",
      "/flow/0/prepare/text",
      { compute: "short ? 'a' : 'b'" },
      "circular-steps",
      "/flow/0/prepare/text",
      "refer to each other",
    ],
    [
      "a name that is taken",
      "/flow/0/prepare/input",
      { compute: "1" },
      "reserved-name",
      "/flow/0/prepare/input",
      "already has a meaning",
    ],
    [
      "a name of the grammar",
      "/flow/0/prepare/loop",
      { compute: "1" },
      "reserved-name",
      "/flow/0/prepare/loop",
      "reserved word",
    ],
    [
      "a name used twice",
      "/flow/1/judge/text",
      { rule: { cases: [{ when: "true", value: "a" }] } },
      "duplicate-name",
      "/flow/1/judge/text",
      "/flow/0/prepare/text",
    ],
    [
      "a label listed twice",
      "/flow/1/judge/intent/classify/labels",
      ["bug", "refund", "bug"],
      "duplicate-label",
      "/flow/1/judge/intent/classify/labels/2",
      '"bug"',
    ],
    [
      "a missing otherwise",
      "/flow/2/act",
      [{ when: "input.total > 1", do: [{ assign: { queue: "a" } }] }],
      "missing-otherwise",
      "/flow/2/act",
      "fall through",
    ],
    [
      "a rule behind otherwise",
      "/flow/2/act",
      [{ otherwise: [] }, { when: "input.total > 1", do: [{ assign: { queue: "a" } }] }],
      "unreachable-rule",
      "/flow/2/act/1",
      "otherwise",
    ],
    ["a rule behind true", `${rule}/when`, "1 == 1", "unreachable-rule", "/flow/2/act/1", "always true"],
    [
      "the same condition twice",
      "/flow/2/act",
      [
        { when: "input.total > 1", do: [{ assign: { queue: "a" } }] },
        { when: "input.total  > 1", do: [{ assign: { queue: "b" } }] },
        { otherwise: [] },
      ],
      "unreachable-rule",
      "/flow/2/act/1",
      "same condition",
    ],
    [
      "an address chosen by the sender",
      action,
      { email: { connection: "mail", to: "{{ input.customerId }}", subject: "s", text: "t" } },
      "tainted-destination",
      `${action}/email/to`,
      "input.customerId",
    ],
    [
      "an address computed from the input",
      action,
      { email: { connection: "mail", to: "{{ text }}", subject: "s", text: "t" } },
      "tainted-destination",
      `${action}/email/to`,
      '"text"',
    ],
    [
      "a path chosen by the sender",
      action,
      { http: { connection: "shop", path: "orders/{{ input.customerId }}" } },
      "tainted-destination",
      `${action}/http/path`,
      "input.customerId",
    ],
    [
      "a path to another host",
      `${action}`,
      { http: { connection: "shop", path: "https://example.org/x" } },
      "bad-path",
      `${action}/http/path`,
      "leaves",
    ],
    [
      "a path upwards",
      "/flow/0/prepare/more",
      { lookup: { connection: "shop", path: "a/../{{ input.customerId }}" } },
      "bad-path",
      "/flow/0/prepare/more/lookup/path",
      "leaves",
    ],
    [
      "an update of every row",
      action,
      { update: { connection: "crm", table: "customers", key: {}, set: { plan: '"x"' } } },
      "empty-key",
      `${action}/update/key`,
      "every row",
    ],
    [
      "a trigger that forgets a field",
      "/triggers/1/map",
      { subject: "event.subject" },
      "missing-field",
      "/triggers/1/map",
      '"body"',
    ],
    [
      "a trigger with an unknown field",
      "/triggers/1/map/subjct",
      "event.subject",
      "unknown-field",
      "/triggers/1/map/subjct",
      '"subjct"',
      "subject",
    ],
    [
      "a trigger that sees more than the event",
      "/triggers/1/map/body",
      "input.body",
      "unknown-name",
      "/triggers/1/map/body",
      '"input"',
    ],
    ["two triggers of one name", "/triggers/1/id", "api", "duplicate-name", "/triggers/1/id", '"api"'],
    [
      "a required field that does not exist",
      "/input/required",
      ["subjct"],
      "unknown-field",
      "/input/required/0",
      '"subjct"',
      "subject",
    ],
    [
      "a listed value of another type",
      "/input/properties/channel/enum",
      ["mail", 5],
      "wrong-type",
      "/input/properties/channel/enum/1",
      "not of type string",
    ],
    [
      "a tool that nobody allowed",
      "/flow/2/act/0/do/0",
      { tool: { connection: "helper", name: "create_tickt", arguments: {} } },
      "unknown-tool",
      "/flow/2/act/0/do/0/tool/name",
      '"create_tickt"',
      "create_ticket",
    ],
    [
      "a lookup by a tool that may act",
      "/flow/0/prepare/order",
      { lookup: { connection: "helper", tool: "create_ticket", arguments: {} } },
      "tool-acts",
      "/flow/0/prepare/order/lookup/tool",
      '"create_ticket" may change something',
    ],
    [
      "a tool of a connection that has none",
      "/flow/2/act/0/do/0",
      { tool: { connection: "crm", name: "create_ticket", arguments: {} } },
      "wrong-connection-kind",
      "/flow/2/act/0/do/0/tool/connection",
      "kind mcp",
    ],
    [
      "a pattern that can hang",
      "/input/properties/subject/pattern",
      "^(a+)+$",
      "unsafe-pattern",
      "/input/properties/subject/pattern",
      "very long",
    ],
  ])("refuses %s", (_fear, path, value, code, at, says, nearest) => {
    const found = problemsOf(path, value).find((problem) => problem.code === code && problem.path === at);
    expect(found).toBeDefined();
    expect(found?.severity).toBe("error");
    expect(found?.message).toContain(says);
    expect(found?.nearest).toBe(nearest);
  });

  it.each([
    ["a constant", "leads@example.org"],
    ["what a lookup found", "{{ customer.email }}"],
  ])("allows %s as an address", (_what, to) => {
    expect(problemsOf(action, { email: { connection: "mail", to, subject: "s", text: "{{ input.body }}" } })).toEqual(
      [],
    );
  });

  it("lets a lookup ask for what the input names, as one encoded segment", () => {
    const lookup = {
      lookup: { connection: "shop", path: "orders/{{ input.customerId }}", query: { q: "input.subject" } },
    };
    const [block] = compileWorkflow(triageWith("/flow/0/prepare/order", lookup), triageWorld).blocks;
    const step = block?.layer === "prepare" ? block.ranks.flat().find((one) => one.name === "order") : undefined;
    const path = step?.kind === "lookup-http" ? step.path.render({ input: { customerId: "../admin?x=1" } }) : "";
    expect(path).toBe("orders/..%2Fadmin%3Fx%3D1");
  });

  it("lets a lookup and an action use tools that the connection allows", () => {
    const lookup = { lookup: { connection: "helper", tool: "find_customer", arguments: { id: "input.customerId" } } };
    expect(problemsOf("/flow/0/prepare/order", lookup)).toEqual([]);
    const tool = { connection: "helper", name: "create_ticket", arguments: { subject: "input.subject" } };
    expect(problemsOf(action, { tool })).toEqual([]);
    expect(problemsOf(action, { tool: { ...tool, name: "find_customer" } })).toEqual([]);
  });

  it("allows a closed list of values and a number in a path", () => {
    expect(problemsOf(action, { http: { connection: "shop", path: "{{ input.channel }}/{{ input.total }}" } })).toEqual(
      [],
    );
  });

  it("lists all problems at once, as readable lines", () => {
    const document = triageWith(`${rule}/when`, 'intnt.value == "refund"');
    const broken = { ...document, accept: "size(input.bdy) > 0" };
    expect(() => compileWorkflow(broken, triageWorld)).toThrow(
      /\/accept: error: "input" has no field "bdy"\. Did you mean "input\.body"\?[\s\S]*\/flow\/2\/act\/0\/when: error: .*"intnt"/,
    );
  });

  it("warns about a condition that is never true and a workflow that never acts", () => {
    expect(problemsOf(`${rule}/when`, "1 > 2")).toMatchObject([{ code: "never-true", severity: "warning" }]);
    const { flow, ...rest } = parseWorkflow(triageSource());
    expect(compileWorkflow({ ...rest, flow: flow.slice(0, 2) }, triageWorld).problems).toMatchObject([
      { code: "no-act-block" },
    ]);
  });

  it("lets a form ask for fields that exist, and for all that are required", () => {
    const form = (fields: string[]) => problemsOf("/triggers/0", { id: "ask", form: { fields } });
    const { required } = parseWorkflow(triageSource()).input;
    expect(form([...required])).toEqual([]);
    expect(form([...required, "customerld"])).toMatchObject([{ code: "unknown-field", nearest: "customerId" }]);
    expect(form(["customerId"])[0]).toMatchObject({ code: "missing-field", path: "/triggers/0/form/fields" });
  });
});
