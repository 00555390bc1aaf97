import { parseDuration } from "../trigger/duration.ts";
import { checkInputSchema } from "../workflow/check-input-schema.ts";
import type { Compilation, Path } from "../workflow/compilation.ts";
import { compileAction } from "../workflow/compile-action.ts";
import type { CompiledAction } from "../workflow/compiled-action.ts";
import { compileLookup } from "../workflow/compile-prepare.ts";
import { inputType } from "../workflow/input-type.ts";
import type { InputProperty, InputSchema } from "../workflow/input-schema.ts";
import { taintedPaths } from "../workflow/tainted-path.ts";
import type { AgentSpec, ToolSpec } from "./agent-schema.ts";
import { type CompiledAgent, type CompiledTool, isActing, ownWords } from "./compiled-agent.ts";

/** The longest text of an argument where the document does not say. */
const usualLength = 2000;

/** Compiles an agent: its tools as the lookups and actions that they are, with `arguments` known in them and tainted. */
export function compileAgent(
  name: string,
  { agent, models }: { agent: AgentSpec; models: readonly string[] },
  path: Path,
  compilation: Compilation,
): CompiledAgent {
  const at = [...path, "agent"];
  reportLocal(models, [...path, "models"], compilation);
  const tools = Object.entries(agent.tools).map(([tool, spec]) =>
    compileTool(tool, spec, [...at, "tools", tool], compilation),
  );
  if (tools.length === 0) reportNoTools([...at, "tools"], compilation);
  const compiled: CompiledAgent = {
    kind: "agent",
    task: agent.task,
    text: compilation.template(agent.text, [...at, "text"]),
    labels: agent.answers,
    none: null,
    wording: ownWords,
    models,
    tools,
    steps: agent.limits.steps,
    timeMs: parseDuration(agent.limits.time),
  };
  compilation.agents.set(name, compiled);
  return compiled;
}

function compileTool(name: string, spec: ToolSpec, path: Path, compilation: Compilation): CompiledTool {
  const schema = argumentsOf(spec);
  checkInputSchema(schema, [...path, "arguments"], compilation);
  return withArguments(schema, compilation, () => {
    const shared = { name, description: spec.description, arguments: schema };
    if ("lookup" in spec) {
      const at = [...path, "lookup"];
      const lookup = { name, onMissing: "continue", ...compileLookup(spec.lookup, at, compilation) } as const;
      if (lookup.kind === "lookup-http") reportTainted(lookup.path, "path", [...at, "path"], compilation);
      return { ...shared, does: "look", lookup };
    }
    const action = compileAction(spec.do, [...path, "do"], name, compilation);
    reportChosenPlace(action, [...path, "do"], compilation);
    return { ...shared, does: "act", action, stakes: spec.stakes, most: spec.most };
  });
}

/** All are required; texts have an end. */
function argumentsOf(spec: ToolSpec): InputSchema {
  const properties = Object.fromEntries(Object.entries(spec.arguments).map(([key, one]) => [key, bounded(one)]));
  return { type: "object", required: Object.keys(properties), properties };
}

function bounded(property: InputProperty): InputProperty {
  const { items, properties } = property;
  return {
    ...property,
    ...(property.type === "string" && property.maxLength === undefined ? { maxLength: usualLength } : {}),
    ...(items === undefined ? {} : { items: bounded(items) }),
    ...(properties === undefined
      ? {}
      : { properties: Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, bounded(one)])) }),
  };
}

/** What the model fills in is a stranger's: it read their text. */
function withArguments<Result>(schema: InputSchema, compilation: Compilation, compile: () => Result): Result {
  compilation.names["arguments"] = inputType(schema);
  compilation.tainted.add("arguments");
  try {
    return compile();
  } finally {
    delete compilation.names["arguments"];
    compilation.tainted.delete("arguments");
  }
}

/** The places that compile does not look at in actions of the document: which row is changed, and whose queue it is. */
function reportChosenPlace(action: CompiledAction, path: Path, compilation: Compilation): void {
  if (action.kind === "assign") reportTainted(action.queue, "queue", [...path, "assign", "queue"], compilation);
  if (action.kind === "track")
    compilation.report(path, { code: "not-a-tool", message: "A tool cannot track clauses: it knows no clauses." });
  if (action.kind === "carryOut")
    compilation.report(path, { code: "not-a-tool", message: "A tool cannot carry out what an agent proposes." });
  if (action.kind !== "update") return;
  for (const [column, key] of Object.entries(action.key))
    reportTainted(key, "row", [...path, "update", "key", column], compilation);
}

function reportTainted(
  { names }: { readonly names: readonly string[] },
  what: string,
  path: Path,
  compilation: Compilation,
): void {
  const [tainted] = taintedPaths(names, compilation);
  if (tainted === undefined) return;
  compilation.report(path, {
    code: "tainted-destination",
    message: `"${tainted}" is written by the model, or by whoever sends the input, and decides the ${what}.`,
    remedy: "Use a constant, what a lookup found, a number, or an argument with a closed list (enum).",
  });
}

function reportLocal(models: readonly string[], path: Path, compilation: Compilation): void {
  const at = models.indexOf("local");
  if (at < 0) return;
  const message = "The local model sorts texts; it cannot use tools.";
  compilation.report([...path, at], {
    code: "local-agent",
    message,
    remedy: "Name a language model: CONNECTION/MODEL.",
  });
}

function reportNoTools(path: Path, compilation: Compilation): void {
  const message = "An agent without tools only answers.";
  compilation.report(path, { code: "no-tools", message, remedy: "Give it tools, or use classify." }, "warning");
}

/** Whether some agent of these may propose anything. */
export const proposes = (agents: Iterable<CompiledAgent>): boolean =>
  [...agents].some(({ tools }) => tools.some(isActing));
