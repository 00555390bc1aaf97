import type { WorkflowSource } from "@surety/core/workflow/document";

type Change = Partial<Pick<WorkflowSource, "budget" | "review">> & {
  models?: string[];
  generate?: Record<string, unknown>;
  gate?: object;
};

/** A workflow in which questions of customers are answered by mail; `change` is written over its parts. */
export function lettersWorkflow(name: string, change: Change = {}): WorkflowSource {
  const { models = ["brain/small", "local"], generate = {}, gate = {}, ...rest } = change;
  return {
    name,
    title: "Letters",
    owner: "tests",
    input: {
      type: "object",
      required: ["text", "customer"],
      properties: { text: { type: "string", maxLength: 20_000 }, customer: { type: "string", maxLength: 20 } },
    },
    triggers: [{ id: "api", api: {} }],
    flow: [
      {
        prepare: {
          customer: {
            lookup: {
              connection: "crm",
              sql: "select id, name, mail, remark from shop.customers where id = :id",
              params: { id: "input.customer" },
            },
          },
        },
      },
      {
        judge: {
          reply: {
            generate: {
              task: "You answer customers of a shop for garden tools, in their language.",
              text: "{{ input.text }}",
              knowledge: ["help"],
              slots: { name: "customer.name" },
              rules: [
                { name: "no promises", forbid: ["we guarantee", "free of charge"] },
                { name: "farewell", require: ["Kind regards"] },
              ],
              ...generate,
            },
            models,
          },
        },
        gate,
      },
      {
        act: [
          {
            when: 'reply.value == "draft"',
            do: [
              {
                email: {
                  connection: "post",
                  to: "{{ customer.mail }}",
                  subject: "Your question",
                  text: "{{ reply.text }}\n\nThe shop",
                },
              },
            ],
          },
          { otherwise: [{ assign: { queue: "by hand" } }] },
        ],
      },
    ] as unknown as WorkflowSource["flow"],
    review: { queue: "desk", undoSeconds: 0 },
    measure: { baseline: { minutesPerCase: 5, costPerHour: 30, errorRate: 0.1 } },
    ...rest,
  };
}

/** What the shop knows, as somebody wrote it down. */
export const handbook = `# Returns
Unused goods can be sent back within 30 days of delivery. The label is at https://shop.example/returns.

# Refunds
Money is paid back to the card within five working days after the parcel has reached us.

# Guarantee
Motors of mowers are guaranteed for three years. Blades wear out and are not covered.`;

/** What was asked before, and what was answered. */
export const pastAnswers = [
  {
    question: "Can I still change the delivery address of my order?",
    answer: "Dear {name},\n\nyou can change the address until the parcel has left our house.\n\nKind regards",
  },
  {
    question: "Do you deliver to Norway?",
    answer: "Dear {name},\n\nwe deliver within the EU only.\n\nKind regards",
  },
];
