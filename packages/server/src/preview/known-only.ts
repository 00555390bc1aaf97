import type { Expression } from "@surety/core/expression/expression";
import type { Template } from "@surety/core/expression/template";
import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import type { CompiledActBlock } from "@surety/core/workflow/compiled-workflow";

type Scope = Record<string, unknown>;

/** The same block, whose values are said to be known later where they need a step that was not made yet. */
export function knownOnly(block: CompiledActBlock, step: string): CompiledActBlock {
  const rules = block.rules.map((rule) => ({ ...rule, actions: rule.actions.map((one) => lenient(one, step)) }));
  return { ...block, rules };
}

function lenient(action: CompiledAction, step: string): CompiledAction {
  const entries = Object.entries(action).map(([name, part]: [string, unknown]) => [name, lenientPart(part, step)]);
  return Object.fromEntries(entries) as CompiledAction;
}

function lenientPart(part: unknown, step: string): unknown {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
  if (isExpression(part))
    return { ...part, evaluate: (scope: Scope) => (isKnown(part, scope) ? part.evaluate(scope) : later(step)) };
  if (isTemplate(part))
    return { ...part, render: (scope: Scope) => (isKnown(part, scope) ? part.render(scope) : later(step)) };
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, lenientPart(one, step)]));
}

const isExpression = (part: object): part is Expression => "evaluate" in part;
const isTemplate = (part: object): part is Template => "render" in part;
const isKnown = ({ names }: Pick<Expression, "names">, scope: Scope): boolean =>
  names.every((path) => (path.split(".")[0] ?? path) in scope);
const later = (step: string): string => `known after ${step}`;
