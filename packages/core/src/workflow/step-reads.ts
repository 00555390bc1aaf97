import type { AgentSpec } from "../agent/agent-schema.ts";
import { checkExpression } from "../expression/check-expression.ts";
import { checkTemplate } from "../expression/check-template.ts";
import type { JudgmentSpec } from "./judgment-schema.ts";
import { type MatchSpec, recordKinds } from "./compile-match.ts";
import type { PrepareStep } from "./prepare-schema.ts";

const nothingKnown = { names: {} };

/** The root names that a prepare step reads: `input`, `text`, `customer`. */
export function prepareReads(step: PrepareStep): Set<string> {
  if ("clean" in step) return celReads([step.clean.from]);
  if ("normalise" in step) return celReads([step.normalise.from]);
  if ("transcribe" in step) return celReads([step.transcribe.document]);
  if ("read" in step) return celReads([step.read.document]);
  if ("match" in step) return matchReads(step.match);
  if ("compute" in step) return celReads([step.compute]);
  if ("call" in step) return celReads(Object.values(step.with));
  return lookupReads(step.lookup);
}

function matchReads(spec: MatchSpec): Set<string> {
  const sources = recordKinds.flatMap((kind) => spec[kind] ?? []);
  const conditions = Array.isArray(spec.tolerances) ? spec.tolerances.flatMap(({ when }) => when ?? []) : [];
  const looked = sources.filter((source) => typeof source !== "string").map(({ lookup }) => lookupReads(lookup));
  const given = sources.filter((source) => typeof source === "string");
  return new Set([...celReads([spec.invoice, ...given, ...conditions]), ...looked.flatMap((names) => [...names])]);
}

function lookupReads(lookup: Extract<PrepareStep, { lookup: unknown }>["lookup"]): Set<string> {
  if ("sql" in lookup) return celReads(Object.values(lookup.params));
  if ("tool" in lookup) return celReads(Object.values(lookup.arguments));
  return new Set([...celReads(Object.values(lookup.query)), ...templateReads(lookup.path)]);
}

/** The root names that a judgment reads. */
export function judgmentReads(spec: JudgmentSpec): Set<string> {
  if ("rule" in spec) return celReads(spec.rule.cases.map((one) => one.when));
  if ("agent" in spec) return agentReads(spec.agent);
  if ("extract" in spec) return new Set([spec.extract.from]);
  if ("clauses" in spec) return templateReads(spec.clauses.text);
  if ("generate" in spec)
    return new Set([...templateReads(spec.generate.text), ...celReads(Object.values(spec.generate.slots))]);
  const { text, prompt = "" } = "classify" in spec ? spec.classify : spec.score;
  return new Set([...templateReads(text), ...templateReads(prompt)]);
}

/** Its text and its lookups; what its actions read must stand before the block. */
function agentReads({ text, tools }: AgentSpec): Set<string> {
  const reads = templateReads(text);
  for (const tool of Object.values(tools))
    if ("lookup" in tool) for (const name of lookupReads(tool.lookup)) reads.add(name);
  reads.delete("arguments");
  return reads;
}

function celReads(sources: readonly string[]): Set<string> {
  return roots(sources.flatMap((source) => checkExpression(source, nothingKnown).names));
}

function templateReads(source: string): Set<string> {
  return roots(checkTemplate(source, nothingKnown, "text").names);
}

function roots(paths: readonly string[]): Set<string> {
  return new Set(paths.map((path) => path.split(".")[0] ?? path));
}
