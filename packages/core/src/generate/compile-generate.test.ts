import { describe, expect, it } from "vitest";
import { problemsOf } from "../agent/agent.fixture.ts";

const email = { connection: "post", to: "{{ customer.mail }}", subject: "Yours", text: "{{ reply.text }}" };

function letters(
  change: { generate?: object; act?: unknown[]; review?: object; models?: string[]; gate?: object } = {},
): unknown {
  return {
    name: "letters",
    title: "Letters",
    input: { type: "object", properties: { text: { type: "string" }, customer: { type: "string" } } },
    triggers: [{ id: "api", api: {} }],
    flow: [
      {
        prepare: {
          customer: {
            lookup: {
              connection: "crm",
              sql: "select mail from customers where id = :id",
              params: { id: "input.customer" },
            },
          },
        },
      },
      {
        judge: {
          reply: {
            generate: { task: "Answer.", text: "{{ input.text }}", knowledge: ["help"], ...change.generate },
            ...(change.models === undefined ? {} : { models: change.models }),
          },
        },
        ...(change.gate === undefined ? {} : { gate: change.gate }),
      },
      { act: change.act ?? [{ when: 'reply.value == "draft"', do: [{ email }] }, { otherwise: [] }] },
    ],
    ...(change.review === undefined ? {} : { review: change.review }),
  };
}
const codes = (change?: Parameters<typeof letters>[0]) =>
  problemsOf(letters(change)).map(({ code, path }) => [code, path]);
const otherwise = { otherwise: [] };
const whenDraft = (...actions: unknown[]) => [{ when: 'reply.value == "draft"', do: actions }, otherwise];

describe("a judgment that writes", () => {
  it("compiles, with a text that mails may carry", () => {
    expect(codes()).toEqual([]);
    expect(
      codes({ models: ["brain/small", "local"], generate: { slots: { who: "customer.mail" }, learn: "sent" } }),
    ).toEqual([]);
  });

  it.each([
    ["an address", { email: { ...email, to: "{{ reply.text }}" } }],
    ["a path", { http: { connection: "shop", path: "x/{{ reply.text }}" } }],
    ["a queue", { assign: { queue: "{{ reply.text }}" } }],
    ["a row", { update: { connection: "crm", table: "t", key: { id: "reply.text" }, set: { a: "1" } } }],
  ])("chooses no place: not %s", (_, action) => {
    expect(codes({ act: whenDraft({ email }, action) }).map(([code]) => code)).toEqual(["tainted-destination"]);
  });

  it("may choose by its closed answer", () => {
    expect(codes({ act: whenDraft({ email }, { assign: { queue: "{{ reply.value }}" } }) })).toEqual([]);
  });

  it("needs something to rest on, and somebody who reads it", () => {
    expect(codes({ generate: { knowledge: [] } })).toEqual([["no-knowledge", "/flow/1/judge/reply/generate"]]);
    expect(codes({ review: { suggestion: "hidden" } })).toEqual([["draft-unseen", "/review/suggestion"]]);
    expect(codes({ act: [{ otherwise: [{ assign: { queue: "x" } }] }] })).toEqual([
      ["never-sent", "/flow/1/judge/reply"],
    ]);
  });

  it("may go out alone by an earned threshold only", () => {
    const alone = { mostChanged: 0.05 };
    expect(codes({ generate: { alone }, gate: { maxError: 0.05 } })).toEqual([]);
    expect(codes({ generate: { alone }, gate: { fixedThreshold: 0.9 } })).toEqual([
      ["draft-by-hand", "/flow/1/gate/fixedThreshold"],
    ]);
  });

  it("names what it does not know", () => {
    expect(codes({ models: ["brain"] })[0]).toEqual(["unknown-model", "/flow/1/judge/reply/models/0"]);
    expect(codes({ generate: { check: "local" } })).toEqual([["unknown-model", "/flow/1/judge/reply/generate/check"]]);
    expect(codes({ generate: { slots: { who: "customr.mail" } } })[0]?.[0]).toBe("unknown-name");
    const rules = [
      { name: "a", forbid: ["x"] },
      { name: "a", mostWords: 3 },
    ];
    expect(codes({ generate: { rules } })).toEqual([["duplicate-rule", "/flow/1/judge/reply/generate/rules/1/name"]]);
  });
});
