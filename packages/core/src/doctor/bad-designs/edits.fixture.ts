import type { WorkflowSource } from "../../workflow/document.ts";
import type { DoctorFacts } from "../doctor-facts.ts";

type Layer<Key extends string> = Extract<WorkflowSource["flow"][number], Record<Key, unknown>>;
export type Edit = (design: WorkflowSource) => void;

export const prepareOf = (design: WorkflowSource) => layer(design, "prepare");
export const judgeOf = (design: WorkflowSource) => layer(design, "judge");
export const actOf = (design: WorkflowSource) => layer(design, "act").act;

function layer<Key extends "prepare" | "judge" | "act">(design: WorkflowSource, key: Key): Layer<Key> {
  const found = design.flow.find((block): block is Layer<Key> => key in block);
  if (found === undefined) throw new Error(`${design.name} has no ${key} block`);
  return found;
}

export function gate(design: WorkflowSource, change: Layer<"judge">["gate"]): void {
  const block = judgeOf(design);
  block.gate = { ...block.gate, ...change };
}

export const review = (change: NonNullable<WorkflowSource["review"]>) => (design: WorkflowSource) => {
  design.review = { ...design.review, ...change };
};

export function classify(design: WorkflowSource, name: string, change: { text?: string; labels?: string[] }): void {
  const spec = judgeOf(design).judge[name];
  if (spec === undefined || !("classify" in spec)) throw new Error(`${name} does not classify`);
  Object.assign(spec.classify, change);
}

export function secondRule(design: WorkflowSource, when: string): void {
  actOf(design).splice(1, 0, { when, do: [{ assign: { queue: "second" } }] });
}

/** Answers with a text that a model writes; alone, where labels have earned it. */
export function draftsReplies(design: WorkflowSource, alone: { mostChanged?: number } = {}): void {
  const generate = {
    task: "Answer politely.",
    text: "{{ text }}",
    knowledge: ["help"],
    slots: { name: "customer.name" },
    alone,
  };
  judgeOf(design).judge = { reply: { generate, models: ["brain/small"] } };
  const mail = { connection: "mail", to: "{{ customer.email }}", subject: "Parking", text: "{{ reply.text }}" };
  actOf(design).splice(0, 1, { when: 'reply.value == "draft"', do: [{ email: mail }] });
  review({ stakes: "normal" })(design);
}

export const http = (path: string, more: object = {}) => ({ http: { connection: "shop", path, ...more } });
export const noEdit: Edit = () => {};

/** One edit of a good design, what it is called, and the finding that it must lead to. */
export type Mistake = readonly [mistake: string, from: string, code: string, edit: Edit, facts?: DoctorFacts];
