import type { WorkflowSource } from "@surety/core/workflow/document";

/** What a workflow of the shop does with what a customer writes. */
type ShopParts = Pick<WorkflowSource, "name" | "title"> & Partial<WorkflowSource> & { judge: object; act: object };

/** A workflow of the tests' shop: a customer writes, is looked up, and gets an answer that may become an effect. */
export function shopWorkflow({ judge, act, ...rest }: ShopParts): WorkflowSource {
  const customer = {
    lookup: {
      connection: "crm",
      sql: "select id, name, mail, remark from shop.customers where id = :id",
      params: { id: "input.customer" },
    },
  };
  return {
    owner: "tests",
    input: {
      type: "object",
      required: ["text", "customer"],
      properties: { text: { type: "string", maxLength: 20_000 }, customer: { type: "string", maxLength: 20 } },
    },
    triggers: [{ id: "api", api: {} }],
    flow: [{ prepare: { customer } }, judge, act] as unknown as WorkflowSource["flow"],
    measure: { baseline: { minutesPerCase: 5, costPerHour: 30, errorRate: 0.1 } },
    ...rest,
  };
}
