import { ForTag, Liquid, LiquidError, type StaticAnalysis, type Template as LiquidNode, toValueSync } from "liquidjs";
import { FaultError } from "./fault.ts";
import { liquidFilters, liquidTags } from "./liquid-allowed.ts";
import { nearestName } from "./nearest-name.ts";
import { tooDeep } from "./plain-value.ts";
import { type TemplateOutput, writeOutput } from "./template-output.ts";

/** A parsed template: which variables it reads, and how to render it. The only file that knows the Liquid library. */
export interface ParsedLiquid {
  readonly variables: StaticAnalysis;
  /** Loop variables with the list they go over, as written; outer loops first. */
  readonly loops: readonly { readonly variable: string; readonly list: string }[];
  render(scope: object): string;
}

const engines = new Map<TemplateOutput, Liquid>();
const renderLimits = { templateLimit: 20_000, renderLimit: 1000, memoryLimit: 2_000_000 };

/** Parses LiquidJS; only text and data filters and tags exist, nothing that reads files, the clock or chance. */
export function parseLiquid(source: string, output: TemplateOutput): ParsedLiquid {
  const engine = engines.get(output) ?? createEngine(output);
  engines.set(output, engine);
  const nodes = attempt(() => engine.parse(source));
  return {
    variables: attempt(() => engine.analyzeSync(nodes, { partials: false })),
    loops: nodes.flatMap(loopsIn),
    render: (scope) => attempt(() => renderNodes(engine, nodes, scope)),
  };
}

function loopsIn(node: LiquidNode): { variable: string; list: string }[] {
  const inner: LiquidNode[] = node.children === undefined ? [] : toValueSync(node.children(false, true));
  const own = node instanceof ForTag ? [{ variable: node.variable, list: node.collection.getText().trim() }] : [];
  return [...own, ...inner.flatMap(loopsIn)];
}

function renderNodes(engine: Liquid, nodes: LiquidNode[], scope: object): string {
  const rendered: unknown = engine.renderSync(nodes, Object.assign(Object.create(null), scope), renderLimits);
  return String(rendered);
}

/**
 * `strictVariables` is off because compile has checked every name; at run time a known name may be absent and becomes nothing.
 */
function createEngine(output: TemplateOutput): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    strictVariables: false,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: 25_000,
    timezoneOffset: 0,
    locale: "en-US",
    outputEscape: (value: unknown) => writeOutput(value, output),
  });
  for (const name of Object.keys(engine.tags)) if (!liquidTags.has(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) if (!liquidFilters.has(name)) engine.unregisterFilter(name);
  guardDateFilter(engine);
  return engine;
}

/** `"now" | date` would read the clock, and the same case would render differently on a replay. */
function guardDateFilter(engine: Liquid): void {
  const date = engine.filters["date"];
  if (typeof date !== "function") return;
  engine.registerFilter("date", function guarded(value: unknown, ...rest: unknown[]) {
    if (value === "now" || value === "today") {
      throw new FaultError({
        code: "no-clock",
        message: "A template cannot read the clock; use case.receivedAt.",
        offset: 0,
      });
    }
    return date.call(this, value, ...rest);
  });
}

function attempt<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw faultFrom(error);
  }
}

function faultFrom(error: unknown): unknown {
  if (error instanceof RangeError) return tooDeep();
  if (!LiquidError.is(error)) return error;
  if (error.originalError instanceof FaultError) return error.originalError;
  if (error.originalError instanceof RangeError) return tooDeep();
  const message = error.message.replace(/, (file:.*?, )?line:\d+, col:\d+/s, "").split("\n")[0] ?? "";
  const offset = error.token?.begin ?? 0;
  return new FaultError({ ...faultFacts(message), offset });
}

function faultFacts(message: string) {
  const filter = /undefined filter: (\w+)/.exec(message)?.[1];
  if (filter !== undefined) return unknownWord("unknown-filter", "filter", filter, liquidFilters);
  const tag = /tag "(\w+)" not found/.exec(message)?.[1];
  if (tag !== undefined) return unknownWord("unknown-tag", "tag", tag, liquidTags);
  if (/limit exceeded/.test(message))
    return { code: "too-large", message: `The template is too large or takes too long: ${message}.` };
  return { code: "bad-syntax", message: `The template cannot be read: ${message}.` };
}

function unknownWord(code: string, what: string, name: string, known: ReadonlySet<string>) {
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? { remedy: `Known: ${[...known].join(", ")}.` } : { nearest };
  return { code, message: `There is no ${what} "${name}" in templates here.`, ...hint };
}
