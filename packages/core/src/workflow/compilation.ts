import type { CompiledAgent } from "../agent/compiled-agent.ts";
import { checkExpression } from "../expression/check-expression.ts";
import { checkTemplate } from "../expression/check-template.ts";
import { expressionFrom } from "../expression/compile-expression.ts";
import { templateFrom } from "../expression/compile-template.ts";
import type { Expression } from "../expression/expression.ts";
import type { Fault } from "../expression/fault.ts";
import { nearestName } from "../expression/nearest-name.ts";
import type { Template } from "../expression/template.ts";
import type { TemplateOutput } from "../expression/template-output.ts";
import { dyn, kindWord, type ValueKind, type ValueType } from "../expression/value-type.ts";
import type { World } from "./world.ts";
import { jsonPointer } from "./json-pointer.ts";
import type { Problem } from "./problem.ts";

export type Path = readonly (string | number)[];

/** What one compilation carries along: the names known so far, where later ones are defined, and all problems found. */
export class Compilation {
  readonly world: World;
  readonly problems: Problem[] = [];
  readonly names: Record<string, ValueType> = Object.create(null);
  /** Names whose value a stranger chose: the input, and what is made of it without being checked. */
  readonly tainted = new Set<string>();
  /** The agents known so far, by the names of their judgments. */
  readonly agents = new Map<string, CompiledAgent>();
  /** Match steps whose mismatches nobody has been shown yet: the next gate holds them. */
  readonly matches: { readonly name: string; readonly path: Path; readonly goesOn: boolean }[] = [];
  /** The judgments that write, by their names. */
  readonly written = new Set<string>();
  /** The types that each `clauses` judgment looks for, by its name. */
  readonly clauses = new Map<string, readonly string[]>();
  /** The agents whose calls some act block makes. */
  readonly carriedOut = new Set<string>();
  /** Where each name of the document is defined, known before the names themselves. */
  readonly definedAt: ReadonlyMap<string, string>;

  constructor(world: World, definedAt: ReadonlyMap<string, string>) {
    this.world = world;
    this.definedAt = definedAt;
  }

  report(path: Path, problem: Omit<Problem, "path" | "severity">, severity: Problem["severity"] = "error"): void {
    this.problems.push({ path: jsonPointer(path), ...problem, severity });
  }

  /** Compiles CEL; faults become problems, and what comes back then cannot run. */
  expression(source: string, path: Path, expected?: readonly ValueKind[], names = this.names): Expression {
    const checked = checkExpression(source, { names });
    this.#reportFaults(checked.faults, path);
    if (checked.faults.length > 0) return { source, type: dyn, names: checked.names, evaluate: cannotRun };
    this.#expect(checked.type, expected, path);
    return expressionFrom(source, checked, jsonPointer(path));
  }

  expressions(sources: Readonly<Record<string, string>>, path: Path, names = this.names): Record<string, Expression> {
    const entries = Object.entries(sources);
    return Object.fromEntries(
      entries.map(([key, source]) => [key, this.expression(source, [...path, key], undefined, names)]),
    );
  }

  /** Compiles a template; faults become problems, and what comes back then cannot be rendered. */
  template(source: string, path: Path, output: TemplateOutput = "text"): Template {
    const checked = checkTemplate(source, { names: this.names }, output);
    this.#reportFaults(checked.faults, path);
    if (checked.faults.length > 0) return { source, names: checked.names, render: cannotRun };
    return templateFrom(source, checked, jsonPointer(path));
  }

  /** Reports a reference to something that does not exist, with the nearest thing that does. */
  reference(what: string, name: string, known: readonly string[], path: Path): boolean {
    if (this.world.wasChecked === true || known.includes(name)) return true;
    const nearest = nearestName(name, known);
    const remedy = known.length === 0 ? `There are none yet; add one.` : `Known: ${known.join(", ")}.`;
    const hint = nearest === undefined ? { remedy } : { nearest };
    this.report(path, { code: `unknown-${what}`, message: `There is no ${what} called "${name}".`, ...hint });
    return false;
  }

  /** Reports a connection that does not exist or is of another kind than needed. */
  connection(name: string, kind: string, path: Path): void {
    const { connections, wasChecked } = this.world;
    if (wasChecked === true) return;
    const found = connections.find((one) => one.name === name);
    if (found === undefined) {
      const fitting = connections.filter((one) => one.kind === kind).map((one) => one.name);
      this.reference("connection", name, fitting, path);
    } else if (found.kind !== kind) {
      const message = `"${name}" is a connection of kind ${found.kind}; here it takes one of kind ${kind}.`;
      const fitting = connections.filter((one) => one.kind === kind).map((one) => one.name);
      this.report(path, {
        code: "wrong-connection-kind",
        message,
        ...(fitting.length > 0 && { remedy: `Known: ${fitting.join(", ")}.` }),
      });
    }
  }

  /** Reports a tool that its connection may not call, or may not call so: a lookup only reads. */
  tool(connection: string, name: string, use: "lookup" | "effect", path: Path): void {
    this.connection(connection, "mcp", [...path.slice(0, -1), "connection"]);
    const tools = this.world.connections.find((one) => one.name === connection)?.tools;
    if (tools === undefined) return;
    const fitting = tools.filter(({ reads }) => reads || use === "effect").map((one) => one.name);
    if (use === "lookup" && tools.some((one) => one.name === name && !one.reads)) {
      this.report(path, {
        code: "tool-acts",
        message: `The tool "${name}" may change something, and a lookup must not.`,
        remedy: "Use it as an action, or mark it in the connection's tools as one that only reads.",
      });
    } else this.reference("tool", name, fitting, path);
  }

  #reportFaults(faults: readonly Fault[], path: Path): void {
    for (const { offset: _, name, ...fault } of faults) {
      const later = name === undefined ? undefined : this.definedAt.get(name);
      if (later === undefined) this.report(path, fault);
      else
        this.report(path, {
          code: "used-too-early",
          message: `"${name}" is not known yet here: it comes from ${later}.`,
          remedy: "Move the step that needs it behind it.",
        });
    }
  }

  #expect(type: ValueType, expected: readonly ValueKind[] | undefined, path: Path): void {
    if (expected === undefined || expected.includes(type.kind) || type.kind === "dyn") return;
    const message = `This must yield ${expected.map(kindWord).join(" or ")}, but it yields ${kindWord(type.kind)}.`;
    this.report(path, { code: "wrong-type", message });
  }
}

function cannotRun(): never {
  throw new Error("A part with problems cannot run");
}
