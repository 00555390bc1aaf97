import { describe, expect, it } from "vitest";
import { problemsOf, shopAgent, shopTools, shopWorkflow } from "./agent.fixture.ts";

const withTools = (tools: object) => problemsOf(shopWorkflow({ agent: { tools: { ...shopTools, ...tools } } }));
const text = { text: { type: "string" } };
const act = (action: object) => ({ bad: { description: "Bad.", arguments: text, do: action } });
const look = (lookup: object) => ({ bad: { description: "Bad.", arguments: text, lookup } });

describe("an agent in a document", () => {
  it("compiles with tools that look and tools that act, and texts that have an end", () => {
    expect(problemsOf(shopWorkflow())).toEqual([]);
    const agent = shopAgent();
    expect(agent.tools.map(({ name, does }) => [name, does])).toEqual([
      ["order", "look"],
      ["stock", "look"],
      ["refund", "act"],
      ["reply", "act"],
      ["note", "act"],
    ]);
    expect(agent.tools[3]?.arguments).toMatchObject({ required: ["text"], properties: { text: { maxLength: 2000 } } });
    expect(agent).toMatchObject({ steps: 8, timeMs: 120_000 });
  });

  it.each([
    [
      "the address of a mail",
      act({ email: { connection: "post", to: "{{ arguments.text }}", subject: "", text: "" } }),
    ],
    ["the path of a request", act({ http: { connection: "shop", path: "orders/{{ arguments.text }}" } })],
    ["the path of a lookup", look({ connection: "shop", path: "orders/{{ arguments.text }}" })],
    ["a queue", act({ assign: { queue: "{{ arguments.text }}" } })],
    [
      "the row of a table",
      act({ update: { connection: "crm", table: "orders", key: { id: "arguments.text" }, set: { state: "'x'" } } }),
    ],
    [
      "an address through the input",
      act({ email: { connection: "post", to: "{{ input.text }}", subject: "", text: "" } }),
    ],
  ])("does not let its model choose %s", (_, tool) => {
    expect(withTools(tool).map(({ code }) => code)).toEqual(["tainted-destination"]);
  });

  it("lets its model choose among what the document lists, and by numbers", () => {
    const path = "things/{{ arguments.item }}/{{ arguments.number }}";
    const given = { item: { type: "string", enum: ["a", "b"] }, number: { type: "integer" } };
    expect(
      withTools({ good: { description: "Good.", arguments: given, do: { http: { connection: "shop", path } } } }),
    ).toEqual([]);
  });

  it("takes tools of MCP servers like any other: to read with, and to propose", () => {
    const connection = "helper";
    const given = { text: "arguments.text" };
    expect(withTools(look({ connection, tool: "search", arguments: given }))).toEqual([]);
    expect(withTools(act({ tool: { connection, name: "close_ticket", arguments: given } }))).toEqual([]);
  });

  it("knows arguments in its tools and nowhere else, and only its own", () => {
    expect(
      withTools({ bad: { description: "Bad.", do: { store: { record: "r", data: { a: "arguments.text" } } } } }),
    ).toMatchObject([{ path: "/flow/1/judge/resolution/agent/tools/bad/do/store/data/a" }]);
    const when = [{ when: 'arguments.text == "x"', do: [{ carryOut: "resolution" }] }, { otherwise: [] }];
    expect(problemsOf(shopWorkflow({ act: when }))[0]).toMatchObject({ path: "/flow/2/act/0/when" });
  });

  it("takes connections of the kinds that its tools need", () => {
    expect(withTools(look({ connection: "post", path: "x" }))[0]).toMatchObject({ code: "wrong-connection-kind" });
    expect(withTools(act({ http: { connection: "nowhere", path: "x" } }))[0]).toMatchObject({
      code: "unknown-connection",
    });
  });

  it("needs a language model", () => {
    expect(problemsOf(shopWorkflow({ models: ["local"] })).map(({ code }) => code)).toEqual(["local-agent"]);
  });

  it("proposes nothing in vain", () => {
    expect(problemsOf(shopWorkflow({ act: [{ otherwise: [] }] }))).toMatchObject([
      { code: "never-carried-out", severity: "warning", path: "/flow/1/judge/resolution" },
    ]);
    const onlyLooks = { tools: { order: shopTools.order } };
    expect(problemsOf(shopWorkflow({ agent: onlyLooks }))).toMatchObject([{ code: "proposes-nothing" }]);
    expect(problemsOf(shopWorkflow({ act: [{ otherwise: [{ carryOut: "resolutoin" }] }] }))[0]).toMatchObject({
      code: "unknown-agent",
      remedy: "Known: resolution.",
    });
    expect(withTools(act({ carryOut: "resolution" }))[0]).toMatchObject({
      path: expect.stringContaining("tools/bad/do") as string,
    });
  });

  it.each(["hidden", "after-evidence"])("is not decided on unseen: suggestion %s", (suggestion) => {
    expect(problemsOf(shopWorkflow({ review: { suggestion } })).map(({ code }) => code)).toEqual(["calls-unseen"]);
    const quiet = shopWorkflow({
      agent: { tools: { order: shopTools.order } },
      act: [{ otherwise: [] }],
      review: { suggestion },
    });
    expect(problemsOf(quiet)).toEqual([]);
  });
});
