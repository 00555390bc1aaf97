import type { WorkflowMapWire } from "@surety/core/wire/workflow";
import { INTENTS } from "./tickets.ts";

type Node = WorkflowMapWire["nodes"][number];
const node = (
  id: string,
  layer: Node["layer"],
  block: number,
  kind: string,
  title: string,
  detail: string,
  count: number,
): Node => ({ id, layer, block, name: title, kind, title, detail, count });

const goldRefund = 'intent.value == "refund" && customer.tier == "gold"';
const triggers: [string, number][] = [
  ["trigger/mail", 318],
  ["trigger/api", 81],
  ["trigger/form", 13],
];

/** The map of the support-triage fixture. */
export const supportMap = (): WorkflowMapWire => ({
  lanes: [
    { layer: "trigger", title: "Trigger" },
    { layer: "prepare", title: "Prepare" },
    { layer: "judge", title: "Judge" },
    { layer: "act", title: "Act" },
  ],
  nodes: [
    node("trigger/mail", "trigger", -1, "email", "mail", "support-mailbox", 318),
    node("trigger/api", "trigger", -1, "webhook", "api", "mapped to the input", 81),
    node("trigger/form", "trigger", -1, "form", "form", "", 13),
    node("0/text", "prepare", 0, "clean", "text", "input.body", 412),
    node("0/customer", "prepare", 0, "lookup", "customer", "crm", 412),
    node("1/intent", "judge", 1, "classify", "intent", INTENTS.join(", "), 412),
    node("1/urgency", "judge", 1, "score", "urgency", "low < normal < high", 412),
    node("review", "judge", 1, "review", "A person decides", "support-leads, within 4h", 81),
    node("2/rule/0", "act", 2, "rule", "Rule 1", "assign to billing-vip, notify slack", 22),
    node("2/rule/1", "act", 2, "rule", "Otherwise", "assign to {{ intent.value }}", 389),
  ],
  edges: [
    ...triggers.flatMap(([from, count]) => [
      { from, to: "0/text", condition: null, count },
      { from, to: "0/customer", condition: null, count },
    ]),
    ...["1/intent", "1/urgency"].flatMap((judgment) => [
      { from: "0/text", to: judgment, condition: null, count: 412 },
      { from: "0/customer", to: judgment, condition: null, count: 412 },
      { from: judgment, to: "review", condition: "not sure enough", count: 81 },
      { from: judgment, to: "2/rule/0", condition: goldRefund, count: 18 },
      { from: judgment, to: "2/rule/1", condition: "otherwise", count: 313 },
    ]),
    { from: "review", to: "2/rule/0", condition: goldRefund, count: 4 },
    { from: "review", to: "2/rule/1", condition: "otherwise", count: 76 },
  ],
});
