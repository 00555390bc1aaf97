import type { CompiledAgent } from "../agent/compiled-agent.ts";
import { unify, type ValueType } from "../expression/value-type.ts";
import { inputType } from "../workflow/input-type.ts";
import type { CompiledPrepareStep } from "../workflow/compiled-prepare-step.ts";
import type { CompiledJudgment, CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { readsOfJudgment } from "./names-read.ts";
import { readsOfStep } from "./reads-of-step.ts";

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
  // What a model writes repeats what it has read: strangers' text, and what is filled in.
  for (const judgment of judgmentsIn(blocks)) {
    if (judgment.kind !== "generate") continue;
    const read = readsOfJudgment(judgment);
    strange.add(judgment.name);
    if (read.some(isPrivate)) found.add(judgment.name);
  }
  // What a model fills in may repeat all that it has read, and it may do what a stranger's text says.
  if (agents.some(({ text }) => text.names.some(isStrangers))) strange.add("arguments");
  if (agents.some(({ text, tools }) => tools.some(({ does }) => does === "look") || text.names.some(isPrivate)))
    found.add("arguments");
  return { isStrangers, isOpen, isPrivate };
}

function agentsIn(blocks: CompiledWorkflow["blocks"]): CompiledAgent[] {
  return judgmentsIn(blocks).flatMap((one) => (one.kind === "agent" ? [one] : []));
}

const judgmentsIn = (blocks: CompiledWorkflow["blocks"]): CompiledJudgment[] =>
  blocks.flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []));

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
  return ["clean", "read", "match", "transcribe", "compute"].includes(step.kind);
}

function isListed(type: ValueType | undefined): boolean {
  return type?.kind === "boolean" || (type?.kind === "string" && type.values !== undefined);
}

function isClosed(type: ValueType | undefined): boolean {
  if (type?.kind === "string") return type.values !== undefined;
  return type?.kind === "number" || type?.kind === "boolean";
}
