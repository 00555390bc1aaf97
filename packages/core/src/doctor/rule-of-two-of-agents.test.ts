import { describe, expect, it } from "vitest";
import { shopTools } from "../agent/agent.fixture.ts";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { clinic } from "./clinic.fixture.ts";
import { examine } from "./examine.ts";

const { order } = shopTools;
const open = { text: { type: "string" } };
const amount = { amount: { type: "number" } };
const listed = { size: { type: "string", enum: ["small", "large"] }, urgent: { type: "boolean" } };

/** Ways of an agent to reach outside, with what its model fills in. */
const actions = {
  "mails a customer": {
    arguments: open,
    do: { email: { connection: "mail", to: "{{ customer.email }}", subject: "Hi", text: "{{ arguments.text }}" } },
  },
  "mails a fixed address": {
    arguments: open,
    do: { email: { connection: "mail", to: "desk@shop.example", subject: "Hi", text: "{{ arguments.text }}" } },
  },
  "asks a fixed path": {
    arguments: amount,
    do: { http: { connection: "shop", path: "credits", body: { amount: "arguments.amount" } } },
  },
  "tells a partner": {
    arguments: open,
    do: { webhook: { connection: "partners", event: "told", data: { text: "arguments.text" } } },
  },
  "changes its own row": {
    arguments: open,
    do: { update: { connection: "crm", table: "notes", key: { id: "case.id" }, set: { text: "arguments.text" } } },
  },
  "starts a workflow": { arguments: open, do: { start: { workflow: "refunds", input: { text: "arguments.text" } } } },
  "runs a function": { arguments: open, do: { call: "grantRole", with: { role: "arguments.text" } } },
  "chooses from lists": {
    arguments: listed,
    do: { http: { connection: "shop", path: "boxes/{{ arguments.size }}", body: { urgent: "arguments.urgent" } } },
  },
  "tells colleagues": { arguments: open, do: { notify: { connection: "chat", text: "{{ arguments.text }}" } } },
  "keeps a record": { arguments: open, do: { store: { record: "note", data: { text: "arguments.text" } } } },
} as const;
const harmless = ["chooses from lists", "tells colleagues", "keeps a record"];

interface Variant {
  stranger: boolean;
  privately: boolean;
  person: "nobody" | "tool" | "review";
  action: keyof typeof actions;
}

function named({ stranger, privately, person, action }: Variant): string[] {
  const source = {
    name: "orders",
    title: "Orders",
    input: {
      type: "object",
      properties: {
        text: { type: "string" },
        customer: { type: "string" },
        kind: { type: "string", enum: ["a", "b"] },
      },
    },
    triggers: [{ id: "api", api: {} }],
    flow: [
      {
        prepare: {
          customer: {
            lookup: {
              connection: "crm",
              sql: "select email from customers where id = :id",
              params: { id: "input.customer" },
            },
          },
        },
      },
      {
        judge: {
          resolution: {
            agent: {
              task: "Settle it.",
              text: stranger ? "{{ input.text }}" : "{{ input.kind }}",
              answers: ["yes", "no"],
              tools: {
                ...(privately ? { order } : {}),
                act: { description: "Acts.", ...actions[action], ...(person === "tool" ? { stakes: "high" } : {}) },
              },
            },
            models: ["brain/small"],
          },
        },
      },
      { act: [{ when: 'resolution.value == "yes"', do: [{ carryOut: "resolution" }] }, { otherwise: [] }] },
    ],
    review: person === "review" ? { stakes: "high" } : {},
  };
  const { findings } = examine(compileWorkflow(parseWorkflow(source), clinic), {});
  return findings.filter(({ code }) => code === "rule-of-two").map(({ path }) => path);
}

const variants = [true, false].flatMap((stranger) =>
  [true, false].flatMap((privately) =>
    (["nobody", "tool", "review"] as const).flatMap((person) =>
      (Object.keys(actions) as (keyof typeof actions)[]).map((action) => ({ stranger, privately, person, action })),
    ),
  ),
);

describe("the rule of two names an agent that", () => {
  it.each(variants)("$action: stranger's text $stranger, private data $privately, seen by $person", (variant) => {
    const { stranger, privately, person, action } = variant;
    // A customer's address is private data in itself: a lookup found it.
    const knows = privately || action === "mails a customer";
    const allows = stranger && knows && person === "nobody" && !harmless.includes(action);
    expect(named(variant)).toEqual(allows ? ["/flow/1/judge/resolution/agent/tools/act/do"] : []);
  });
});
