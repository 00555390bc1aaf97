import type { WorkflowSource } from "@surety/core/workflow/document";
import { shopWorkflow } from "../shop-workflow.fixture.ts";

type Change = Partial<Pick<WorkflowSource, "budget" | "review">> & {
  models?: string[];
  generate?: Record<string, unknown>;
  gate?: object;
};

/** A workflow in which questions of customers are answered by mail; `change` is written over its parts. */
export function lettersWorkflow(name: string, change: Change = {}): WorkflowSource {
  const { models = ["brain/small", "local"], generate = {}, gate = {}, ...rest } = change;
  const spec = {
    task: "You answer customers of a shop for garden tools, in their language.",
    text: "{{ input.text }}",
    knowledge: ["help"],
    slots: { name: "customer.name" },
    rules: [
      { name: "no promises", forbid: ["we guarantee", "free of charge"] },
      { name: "farewell", require: ["Kind regards"] },
    ],
    ...generate,
  };
  const text = "{{ reply.text }}\n\nThe shop";
  const mail = { connection: "post", to: "{{ customer.mail }}", subject: "Your question", text };
  return shopWorkflow({
    name,
    title: "Letters",
    judge: { judge: { reply: { generate: spec, models } }, gate },
    act: {
      act: [
        { when: 'reply.value == "draft"', do: [{ email: mail }] },
        { otherwise: [{ assign: { queue: "by hand" } }] },
      ],
    },
    review: { queue: "desk", undoSeconds: 0 },
    ...rest,
  });
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
