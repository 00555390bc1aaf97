import { certainties, labelKeys, noneKey } from "../language/label-question.ts";
import type { InputProperty } from "../workflow/input-schema.ts";
import type { CompiledAgent, CompiledTool } from "./compiled-agent.ts";

type Schema = Record<string, unknown>;

/** The first answer of an agent: the tools that it will need, by their names. */
export function planSchema({ tools }: Pick<CompiledAgent, "tools">): Schema {
  return closed({ plan: { type: "array", items: { type: "string", enum: tools.map(({ name }) => name) } } });
}

/** Each further answer: one call of a tool that is on the plan, or the end. */
export function stepSchema(agent: Pick<CompiledAgent, "tools" | "labels">, plan: readonly string[]): Schema {
  const calls = agent.tools.filter(({ name }) => plan.includes(name)).map(callSchema);
  const answer = closed({
    answer: { type: "string", enum: [...labelKeys(agent.labels), noneKey] },
    certainty: { type: "string", enum: [...certainties] },
  });
  return closed({ next: calls.length === 0 ? answer : { anyOf: [...calls, answer] } });
}

function callSchema({ name, arguments: given }: CompiledTool): Schema {
  return closed({ tool: { type: "string", enum: [name] }, arguments: argumentSchema(given) });
}

/**
 * What every provider's schema mode takes: types, lists and descriptions. Lengths, ranges and patterns are checked when the
 * answer is read.
 */
export function argumentSchema(property: Omit<InputProperty, "type"> & { type: string }): Schema {
  const { type, description, enum: values, items, properties } = property;
  const shared = { type, ...(description === undefined ? {} : { description }) };
  if (type === "object") return { ...shared, ...closed(mapped(properties ?? {})) };
  if (type === "array") return { ...shared, items: items === undefined ? { type: "string" } : argumentSchema(items) };
  return values === undefined ? shared : { ...shared, enum: values };
}

function mapped(properties: Readonly<Record<string, InputProperty>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, argumentSchema(one)]));
}

function closed(properties: Record<string, unknown>): Schema {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}
