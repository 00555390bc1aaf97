import type { CompiledAgent } from "../agent/compiled-agent.ts";
import { unify, type ValueType } from "../expression/value-type.ts";
import { inputType } from "../workflow/input-type.ts";
import type { CompiledMatch, CompiledPrepareStep } from "../workflow/compiled-prepare-step.ts";
import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";

/** Which names carry text that whoever sends an event chose, and which carry what a lookup found. */
export interface Provenance {
  /** Whether a path holds free text of a stranger: closed lists, numbers and true/false do not count. */
  isStrangers(path: string): boolean;
  /** Whether a path holds what a stranger chose from no list: text, or a number. */
  isOpen(path: string): boolean;
  /** Whether a path holds what a lookup found. */
  isPrivate(path: string): boolean;
}

/** Follows values through the prepare steps. Changing the case of a text does not check it. */
export function provenanceOf({ blocks, names }: CompiledWorkflow): Provenance {
  const [strange, found] = [new Set(["input"]), new Set<string>()];
  const agents = agentsIn(blocks);
  const known = { ...names, arguments: argumentsType(agents) };
  const isStrangers = (path: string) => strange.has(rootOf(path)) && !isClosed(typeOfPath(known, path));
  const isOpen = (path: string) => strange.has(rootOf(path)) && !isListed(typeOfPath(known, path));
  const isPrivate = (path: string) => found.has(rootOf(path));
  for (const step of blocks.flatMap((block) => (block.layer === "prepare" ? block.ranks.flat() : []))) {
    if (isLookup(step)) found.add(step.name);
    const read = readsOfStep(step);
    if (keepsText(step) && read.some(isStrangers)) strange.add(step.name);
    if (step.kind === "compute" && read.some(isPrivate)) found.add(step.name);
  }
  // What a model fills in may repeat all that it has read, and it may do what a stranger's text says.
  if (agents.some(({ text }) => text.names.some(isStrangers))) strange.add("arguments");
  if (agents.some(({ text, tools }) => tools.some(({ does }) => does === "look") || text.names.some(isPrivate)))
    found.add("arguments");
  return { isStrangers, isOpen, isPrivate };
}

function agentsIn(blocks: CompiledWorkflow["blocks"]): CompiledAgent[] {
  const judged = blocks.flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []));
  return judged.flatMap((one) => (one.kind === "agent" ? [one] : []));
}

/** What `arguments` can be in any tool: an argument is closed where it is so in all tools that have one of its name. */
function argumentsType(agents: readonly CompiledAgent[]): ValueType {
  const fields: Record<string, ValueType> = {};
  for (const { arguments: given } of agents.flatMap(({ tools }) => tools)) {
    const type = inputType(given);
    for (const [name, one] of type.kind === "object" ? Object.entries(type.fields) : [])
      fields[name] = fields[name] === undefined ? one : unify(fields[name], one);
  }
  return { kind: "object", fields };
}

/** Every path that a prepare step reads. */
export function readsOfStep(step: CompiledPrepareStep): readonly string[] {
  switch (step.kind) {
    case "clean":
    case "normalise":
      return step.from.names;
    case "read":
      return step.document.names;
    case "match":
      return readsOfMatch(step);
    case "compute":
      return step.value.names;
    case "call":
      return Object.values(step.with).flatMap((one) => one.names);
    case "lookup-sql":
      return Object.values(step.params).flatMap((one) => one.names);
    case "lookup-tool":
      return Object.values(step.arguments).flatMap((one) => one.names);
    case "lookup-http":
      return [...step.path.names, ...Object.values(step.query).flatMap((one) => one.names)];
  }
}

function readsOfMatch({ invoice, records, tolerances }: CompiledMatch): string[] {
  const sources = Object.values(records).flatMap((one) => ("evaluate" in one ? one.names : readsOfStep(one)));
  return [...invoice.names, ...sources, ...tolerances.flatMap(({ when }) => when?.names ?? [])];
}

/** The type at a path such as `customer.tier`; undefined where compile cannot know. */
export function typeOfPath(names: CompiledWorkflow["names"], path: string): ValueType | undefined {
  const [root = "", ...keys] = path.split(".");
  return keys.reduce<ValueType | undefined>((at, key) => {
    if (at?.kind === "object") return at.fields[key];
    return at?.kind === "list" || at?.kind === "map" ? at.of : undefined;
  }, names[root]);
}

/** The first name of a path. */
export function rootOf(path: string): string {
  return path.split(".")[0] ?? path;
}

function isLookup(step: CompiledPrepareStep): boolean {
  if (step.kind === "match") return Object.values(step.records).some((one) => "kind" in one);
  return step.kind.startsWith("lookup-");
}

function keepsText(step: CompiledPrepareStep): boolean {
  if (step.kind === "normalise") return step.as === "lower" || step.as === "upper" || step.as === "trim";
  return step.kind === "clean" || step.kind === "read" || step.kind === "match" || step.kind === "compute";
}

function isListed(type: ValueType | undefined): boolean {
  return type?.kind === "boolean" || (type?.kind === "string" && type.values !== undefined);
}

function isClosed(type: ValueType | undefined): boolean {
  if (type?.kind === "string") return type.values !== undefined;
  return type?.kind === "number" || type?.kind === "boolean";
}
