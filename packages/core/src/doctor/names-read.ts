import type { CompiledTool } from "../agent/compiled-agent.ts";
import type { CompiledAction } from "../workflow/compiled-action.ts";
import type { CompiledBlock, CompiledJudgment, CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { readsOfStep } from "./reads-of-step.ts";

/** Every path that anything in the flow reads. */
export function namesReadAnywhere({ blocks }: CompiledWorkflow): readonly string[] {
  return blocks.flatMap(readsOfBlock);
}

/** Every path that an action reads: its templates and its values. */
export function readsOfAction(action: CompiledAction): readonly string[] {
  const many = (fields: Readonly<Record<string, { readonly names: readonly string[] }>>) =>
    Object.values(fields).flatMap((one) => one.names);
  switch (action.kind) {
    case "assign":
      return action.queue.names;
    case "update":
      return [...many(action.key), ...many(action.set)];
    case "http":
      return [...action.path.names, ...many(action.body)];
    case "email":
      return [...action.to.names, ...action.subject.names, ...action.text.names];
    case "notify":
      return action.text.names;
    case "start":
      return many(action.input);
    case "track":
      return [action.judgment];
    // Its calls are actions of their own.
    case "carryOut":
      return [action.judgment];
    case "webhook":
    case "store":
      return many(action.data);
    case "call":
      return many(action.with);
    case "tool":
      return many(action.arguments);
  }
}

/** Every path that decides about an answer: the text, what the prompt says of the case, what tools read, or conditions. */
export function readsOfJudgment(judgment: CompiledJudgment): readonly string[] {
  if (judgment.kind === "rule") return judgment.cases.flatMap(({ when }) => when.names);
  if (judgment.kind === "agent") return [...judgment.text.names, ...judgment.tools.flatMap(readsOfTool)];
  if (judgment.kind === "generate")
    return [...judgment.text.names, ...Object.values(judgment.slots).flatMap((one) => one.names)];
  return [...judgment.text.names, ...(judgment.wording.prompt?.names ?? [])];
}

function readsOfTool(tool: CompiledTool): readonly string[] {
  return tool.does === "look" ? readsOfStep(tool.lookup) : readsOfAction(tool.action);
}

function readsOfBlock(block: CompiledBlock): readonly string[] {
  if (block.layer === "prepare")
    return [...block.ranks.flat().flatMap(readsOfStep), ...block.expect.flatMap((one) => one.names)];
  if (block.layer === "act")
    return block.rules.flatMap(({ when, actions }) => [...(when?.names ?? []), ...actions.flatMap(readsOfAction)]);
  const judged = block.ranks.flat().flatMap(readsOfJudgment);
  return [...judged, ...(block.gate.segment?.names ?? []), ...(block.gate.reviewWhen?.names ?? [])];
}
