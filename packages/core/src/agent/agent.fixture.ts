import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import type { Problem } from "../workflow/problem.ts";
import { WorkflowProblems } from "../workflow/workflow-problems.ts";
import type { CompiledAgent } from "./compiled-agent.ts";
import { agentNamed } from "./proposed-calls.ts";

const world = {
  connections: [
    { name: "brain", kind: "language" },
    { name: "crm", kind: "postgres" },
    { name: "shop", kind: "http" },
    { name: "post", kind: "smtp" },
    { name: "helper", kind: "mcp" },
  ],
  functions: [],
  workflows: [],
};

const number = { number: { type: "integer" } };
const sql = "select state from orders where number = :number and customer = :customer";

/** The tools of a small shop: two that look, three that act. */
export const shopTools = {
  order: {
    description: "An order of this customer.",
    arguments: number,
    lookup: { connection: "crm", sql, params: { number: "arguments.number", customer: "input.customer" } },
  },
  stock: {
    description: "How many are left.",
    arguments: { item: { type: "string", enum: ["lamp", "chair"] } },
    lookup: { connection: "shop", path: "stock/{{ arguments.item }}" },
  },
  refund: {
    description: "Pays an order back.",
    arguments: { ...number, amount: { type: "number", minimum: 0, maximum: 100 } },
    do: {
      http: { connection: "shop", path: "orders/{{ arguments.number }}/refunds", body: { amount: "arguments.amount" } },
    },
    stakes: "high",
  },
  reply: {
    description: "Writes to the customer.",
    arguments: { text: { type: "string" } },
    do: {
      email: { connection: "post", to: "{{ customer.mail }}", subject: "Your order", text: "{{ arguments.text }}" },
    },
    most: 2,
  },
  note: {
    description: "Keeps a note.",
    arguments: { text: { type: "string" } },
    do: { store: { record: "note", data: { text: "arguments.text" } } },
  },
};

/** A workflow with one agent; `change` is written over its parts. */
export function shopWorkflow(
  change: { agent?: object; models?: string[]; review?: object; act?: unknown[] } = {},
): unknown {
  return {
    name: "orders",
    title: "Orders",
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
          resolution: {
            agent: {
              task: "Settle what the customer asks about an order.",
              text: "{{ input.text }}",
              answers: ["refund", "explained"],
              tools: shopTools,
              ...change.agent,
            },
            models: change.models ?? ["brain/small"],
          },
        },
      },
      { act: change.act ?? [{ otherwise: [{ carryOut: "resolution" }] }] },
    ],
    review: change.review ?? {},
  };
}

/** What compile says of it: its problems, warnings included. */
export function problemsOf(source: unknown): readonly Problem[] {
  try {
    return compileWorkflow(parseWorkflow(source), world).problems;
  } catch (error) {
    if (error instanceof WorkflowProblems) return error.problems;
    throw error;
  }
}

/** The agent of that workflow, compiled. */
export function shopAgent(change: object = {}): CompiledAgent {
  const compiled = compileWorkflow(parseWorkflow(shopWorkflow({ agent: change })), world);
  return agentNamed(compiled, "resolution") as CompiledAgent;
}
