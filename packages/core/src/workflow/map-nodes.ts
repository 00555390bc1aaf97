import type { Action } from "./action-schema.ts";
import type { ActRule, FlowBlock } from "./block-schema.ts";
import { triggerKind } from "./compile-triggers.ts";
import type { WorkflowDocument } from "./document.ts";
import type { JudgmentSpec } from "./judgment-schema.ts";
import type { PrepareStep } from "./prepare-schema.ts";
import type { Trigger } from "./trigger-schema.ts";

/** One box of the picture. `block` is the index in the flow; triggers have -1, the review node the last judge block's. */
export interface MapNode {
  /** `trigger/api`, `0/text`, `1/intent`, `2/rule/0`, `review`. */
  readonly id: string;
  readonly layer: "trigger" | "prepare" | "judge" | "act";
  readonly block: number;
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly detail: string;
}

/** The boxes of the triggers. */
export function triggerNodes(document: WorkflowDocument): MapNode[] {
  return document.triggers.map((trigger) => {
    const kind = triggerKind(trigger);
    const mapped = trigger.map === undefined ? "" : ", mapped to the input";
    const detail = describeTrigger(trigger) + mapped;
    return {
      id: `trigger/${trigger.id}`,
      layer: "trigger",
      block: -1,
      name: trigger.id,
      kind,
      title: trigger.id,
      detail,
    };
  });
}

/** The boxes of one block: its steps, its judgments or its rules. */
export function blockNodes(block: FlowBlock, index: number): MapNode[] {
  if ("act" in block) return block.act.map((rule, at) => ruleNode(rule, at, index));
  const [layer, steps] = "prepare" in block ? (["prepare", block.prepare] as const) : (["judge", block.judge] as const);
  return Object.entries<PrepareStep | JudgmentSpec>(steps).map(([name, step]) => {
    const [kind, detail] = describeStep(step);
    return { id: `${index}/${name}`, layer, block: index, name, kind, title: name, detail };
  });
}

/** The box of the people who decide what the gate does not let through. */
export function reviewNode(document: WorkflowDocument): MapNode {
  const block = document.flow.findLastIndex((one) => "judge" in one);
  const { queue, due } = document.review;
  const detail = due === undefined ? queue : `${queue}, within ${due}`;
  return { id: "review", layer: "judge", block, name: "review", kind: "review", title: "A person decides", detail };
}

function ruleNode(rule: ActRule, at: number, index: number): MapNode {
  const actions = "otherwise" in rule ? rule.otherwise : rule.do;
  const detail = actions.map(describeAction).join(", ") || "nothing";
  const title = rule.name ?? ("otherwise" in rule ? "Otherwise" : `Rule ${at + 1}`);
  return { id: `${index}/rule/${at}`, layer: "act", block: index, name: `rule ${at + 1}`, kind: "rule", title, detail };
}

function describeTrigger(trigger: Trigger): string {
  if ("email" in trigger) return trigger.email.connection ?? "mails that are posted here";
  if ("folder" in trigger) return trigger.folder.path;
  if ("form" in trigger) return trigger.form.title ?? "whoever fills it in";
  if ("file" in trigger) return `rows of ${trigger.file.formats.join(" and ")} files`;
  return "webhook" in trigger ? "events of another system" : "cases that programs send";
}

function describeStep(step: PrepareStep | JudgmentSpec): [kind: string, detail: string] {
  if ("clean" in step) return ["clean", step.clean.from];
  if ("normalise" in step) return ["normalise", `${step.normalise.from} as ${step.normalise.as}`];
  if ("lookup" in step) return ["lookup", step.lookup.connection];
  if ("transcribe" in step) return ["transcribe", step.transcribe.model];
  if ("read" in step) return ["read", step.read.document];
  if ("match" in step) return ["match", `${step.match.invoice} with orders`];
  if ("compute" in step) return ["compute", step.compute];
  if ("call" in step) return ["call", step.call];
  if ("classify" in step) return ["classify", step.classify.labels.join(", ")];
  if ("score" in step) return ["score", step.score.scale.join(" < ")];
  if ("extract" in step) return ["extract", Object.keys(step.extract.fields).join(", ")];
  if ("clauses" in step) return ["clauses", step.clauses.types.join(", ")];
  if ("generate" in step)
    return ["generate", [...step.generate.knowledge, step.generate.learn ?? []].flat().join(", ")];
  if ("agent" in step) return ["agent", Object.keys(step.agent.tools).join(", ")];
  return ["rule", `${step.rule.cases.length} cases`];
}

function describeAction(action: Action): string {
  if ("assign" in action) return `assign to ${action.assign.queue}`;
  if ("update" in action) return `update ${action.update.table}`;
  if ("http" in action) return `${action.http.method} ${action.http.connection}`;
  if ("webhook" in action) return `webhook ${action.webhook.event}`;
  if ("email" in action) return `mail to ${action.email.to}`;
  if ("notify" in action) return `notify ${action.notify.connection}`;
  if ("tool" in action) return `${action.tool.name} of ${action.tool.connection}`;
  if ("track" in action) return `track ${action.track.types.join(", ")}`;
  if ("carryOut" in action) return `what ${action.carryOut} proposes`;
  if ("start" in action) return `start ${action.start.workflow}`;
  return "store" in action ? `store ${action.store.record}` : `call ${action.call}`;
}
