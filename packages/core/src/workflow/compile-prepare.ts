import { parseDuration } from "../trigger/duration.ts";
import { dyn, number, text, type ValueType } from "../expression/value-type.ts";
import type { PrepareBlock } from "./block-schema.ts";
import { checkHttpPath } from "./check-http-path.ts";
import { checkSql } from "./check-sql.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { CompiledPrepareStep, NormaliseAs } from "./compiled-prepare-step.ts";
import type { CompiledPrepareBlock } from "./compiled-workflow.ts";
import type { PrepareStep } from "./prepare-schema.ts";
import { compileMatch } from "./compile-match.ts";
import { readType } from "./invoice-type.ts";
import { matchType } from "./match-type.ts";
import { stepRanks } from "./step-ranks.ts";
import { prepareReads } from "./step-reads.ts";
import { taintedPaths } from "./tainted-path.ts";

/** Compiles a prepare block in the order of what its steps read, and makes their names known. */
export function compilePrepare(block: PrepareBlock, index: number, compilation: Compilation): CompiledPrepareBlock {
  const path: Path = ["flow", index];
  const steps = new Map(Object.entries(block.prepare));
  const order = stepRanks(new Map([...steps].map(([name, step]) => [name, prepareReads(step)])));
  reportCycle(order.cycle, [...path, "prepare"], compilation);
  const ranks = order.ranks.map((rank) =>
    rank.flatMap((name) => {
      const step = steps.get(name);
      return step === undefined ? [] : [compileStep(name, step, [...path, "prepare", name], compilation)];
    }),
  );
  const expect = block.expect.map((source, at) => compilation.expression(source, [...path, "expect", at], ["boolean"]));
  for (const { kind, name, onMissing } of ranks.flat())
    if (kind === "match")
      compilation.matches.push({ name, path: [...path, "prepare", name], goesOn: onMissing === "continue" });
  return { layer: "prepare", index, ranks, expect };
}

/** Reports steps that wait for each other; their names are made known so that nothing else is blamed. */
export function reportCycle(cycle: readonly string[], path: Path, compilation: Compilation): void {
  const [first] = cycle;
  if (first === undefined) return;
  const names = cycle.map((name) => `"${name}"`).join(", ");
  const message =
    cycle.length === 1 ? `${names} refers to itself.` : `${names} refer to each other, so none of them can run first.`;
  compilation.report([...path, first], { code: "circular-steps", message });
  for (const name of cycle) compilation.names[name] = dyn;
}

function compileStep(name: string, step: PrepareStep, path: Path, compilation: Compilation): CompiledPrepareStep {
  const compiled = { name, onMissing: step.onMissing, ...compileKind(step, path, compilation) };
  compilation.names[name] = stepType(compiled);
  if (isTainted(compiled, compilation)) compilation.tainted.add(name);
  return compiled;
}

type Kind = CompiledPrepareStep extends infer Step
  ? Step extends CompiledPrepareStep
    ? Omit<Step, "name" | "onMissing">
    : never
  : never;

function compileKind(step: PrepareStep, path: Path, compilation: Compilation): Kind {
  if ("clean" in step) {
    const { from, strip, maxLength } = step.clean;
    return {
      kind: "clean",
      from: compilation.expression(from, [...path, "clean", "from"], ["string", "null"]),
      strip,
      maxLength,
    };
  }
  if ("normalise" in step) {
    const { from, as, country, currency } = step.normalise;
    const expression = compilation.expression(
      from,
      [...path, "normalise", "from"],
      ["string", "number", "timestamp", "null"],
    );
    return { kind: "normalise", from: expression, as, ...(country && { country }), ...(currency && { currency }) };
  }
  if ("read" in step) {
    const { document, maxLength } = step.read;
    const expression = compilation.expression(document, [...path, "read", "document"], ["object", "null"]);
    return { kind: "read", document: expression, maxLength };
  }
  if ("match" in step) {
    const matchPath = [...path, "match"];
    const lookup = (spec: Lookup, at: Path) => ({
      name: at.slice(-2).join("."),
      onMissing: "continue" as const,
      ...compileLookup(spec, at, compilation),
    });
    return { kind: "match", ...compileMatch(step.match, matchPath, compilation, lookup) };
  }
  if ("transcribe" in step) return compileTranscribe(step.transcribe, [...path, "transcribe"], compilation);
  if ("compute" in step) return { kind: "compute", value: compilation.expression(step.compute, [...path, "compute"]) };
  if ("call" in step) {
    compilation.reference("function", step.call, compilation.world.functions, [...path, "call"]);
    return { kind: "call", function: step.call, with: compilation.expressions(step.with, [...path, "with"]) };
  }
  return compileLookup(step.lookup, [...path, "lookup"], compilation);
}

type Transcribe = Extract<PrepareStep, { transcribe: unknown }>["transcribe"];

function compileTranscribe(
  { document, model, language, maxLength }: Transcribe,
  path: Path,
  compilation: Compilation,
): Extract<Kind, { kind: "transcribe" }> {
  const recording = compilation.expression(document, [...path, "document"], ["object", "null"]);
  const slash = model.indexOf("/");
  const [connection, name] = [model.slice(0, Math.max(0, slash)), model.slice(slash + 1)];
  if (connection !== "" && name !== "") compilation.connection(connection, "language", [...path, "model"]);
  else {
    const remedy = "Write CONNECTION/MODEL with a connection of kind language.";
    compilation.report([...path, "model"], { code: "unknown-model", message: `There is no model "${model}".`, remedy });
  }
  return { kind: "transcribe", document: recording, connection, model: name, language: language ?? null, maxLength };
}

type Lookup = Extract<PrepareStep, { lookup: unknown }>["lookup"];

/** Compiles what a lookup asks, wherever it stands. */
export function compileLookup(
  lookup: Lookup,
  path: Path,
  compilation: Compilation,
): Extract<Kind, { kind: `lookup-${string}` }> {
  const times = {
    cacheMs: lookup.cache === undefined ? null : parseDuration(lookup.cache),
    timeoutMs: parseDuration(lookup.timeout),
  };
  const { connection } = lookup;
  if ("sql" in lookup) {
    compilation.connection(connection, "postgres", [...path, "connection"]);
    checkSql(lookup.sql, Object.keys(lookup.params), path, compilation);
    const params = compilation.expressions(lookup.params, [...path, "params"]);
    return { kind: "lookup-sql", connection, sql: lookup.sql, params, ...times };
  }
  if ("tool" in lookup) {
    compilation.tool(connection, lookup.tool, "lookup", [...path, "tool"]);
    const given = compilation.expressions(lookup.arguments, [...path, "arguments"]);
    return { kind: "lookup-tool", connection, tool: lookup.tool, arguments: given, ...times };
  }
  compilation.connection(connection, "http", [...path, "connection"]);
  checkHttpPath(lookup.path, [...path, "path"], compilation);
  const query = compilation.expressions(lookup.query, [...path, "query"]);
  return {
    kind: "lookup-http",
    connection,
    path: compilation.template(lookup.path, [...path, "path"], "path"),
    query,
    ...times,
  };
}

function stepType(step: CompiledPrepareStep): ValueType {
  if (step.kind === "clean") return text;
  if (step.kind === "compute") return step.value.type;
  if (step.kind === "read") return readType;
  if (step.kind === "match") return matchType;
  if (step.kind === "transcribe") return { kind: "object", fields: { text, language: text, seconds: number } };
  return step.kind === "normalise" ? normalisedType(step.as) : dyn;
}

function normalisedType(as: NormaliseAs): ValueType {
  if (as === "number") return number;
  return as === "money" ? { kind: "object", fields: { micros: number, currency: text } } : text;
}

/** Lookups, normalised values and functions of the project yield values that were checked against something. */
function isTainted(step: CompiledPrepareStep, compilation: Compilation): boolean {
  // Whoever wrote a document wrote all that is read in it, and the names of its lines; whoever spoke said what was written down.
  if (step.kind === "read" || step.kind === "match" || step.kind === "transcribe") return true;
  if (step.kind !== "clean" && step.kind !== "compute") return false;
  const source = step.kind === "clean" ? step.from : step.value;
  return taintedPaths(source.names, compilation).length > 0;
}
