import type { WorkflowSource } from "@surety/core/workflow/document";
import { ordersWorkflow } from "../agent-house.fixture.ts";

const trusting = { fixedThreshold: 0.5, audit: 0.01 };
const labels = ["refund", "question", "thanks"];
const guidance = "Money that is asked back is a refund.";

/** A workflow that sorts by the hijacked model and acts on its label; places are the document's, or the customer's own. */
function sorted(name: string, gate: object, act: unknown[]): WorkflowSource {
  const base = ordersWorkflow(name);
  const judge = { topic: { classify: { text: "{{ input.text }}", labels, guidance }, models: ["brain/small"] } };
  return { ...base, flow: [base.flow[0], { judge, gate }, { act: [{ otherwise: act }] }] as WorkflowSource["flow"] };
}

const mail = (to: string) => ({
  email: {
    connection: "post",
    to,
    subject: "About your {{ topic.value }}",
    text: "Dear {{ customer.name }}, we read it: {{ topic.value }}.",
  },
});
const atHome = [
  {
    email: {
      connection: "post",
      to: "desk@shop.example",
      subject: "A {{ topic.value }}",
      text: "From {{ customer.name }}",
    },
  },
  { webhook: { connection: "partner", event: "sorted", data: { topic: "topic.value" } } },
  { notify: { connection: "team", text: "{{ customer.name }}: {{ topic.value }}" } },
  { update: { connection: "crm", table: "shop.notes", key: { id: "case.id" }, set: { text: "topic.value" } } },
  { assign: { queue: "{{ topic.value }}" } },
];

/** A workflow with what must be true of it when its model is hijacked. */
export interface HijackedWorkflow {
  source: WorkflowSource;
  /** What happens that no person has seen: nothing, or what leads to places of the document, or more than that. */
  alone: "nothing" | "at-home" | "outside";
  /** Whether the doctor names it: it would let a hijacked model act outside, now or when its gate is earned. */
  named: boolean;
}

const withPeople: WorkflowSource["review"] = { queue: "leads", stakes: "high", undoSeconds: 0 };
const toCustomer = mail("{{ customer.mail }}");

export const hijackedWorkflows: readonly HijackedWorkflow[] = [
  { source: sorted("sorted-unearned", {}, [toCustomer, ...atHome]), alone: "nothing", named: true },
  { source: sorted("sorted-at-home", trusting, atHome), alone: "at-home", named: false },
  { source: sorted("sorted-to-customers", trusting, [toCustomer]), alone: "outside", named: true },
  { source: ordersWorkflow("agent-unearned"), alone: "nothing", named: true },
  {
    source: ordersWorkflow("agent-of-high-stakes", { gate: trusting, stakes: "high" }),
    alone: "nothing",
    named: false,
  },
  {
    source: ordersWorkflow("agent-with-people", { gate: trusting, review: withPeople }),
    alone: "nothing",
    named: false,
  },
  { source: ordersWorkflow("agent-alone", { gate: trusting }), alone: "outside", named: true },
];
