import type { Expression } from "../expression/expression.ts";
import type { ActBlock, ActRule } from "./block-schema.ts";
import type { Compilation, Path } from "./compilation.ts";
import { compileAction } from "./compile-action.ts";
import type { CompiledActBlock } from "./compiled-workflow.ts";

/** Compiles an act block: every case must find a rule, and every rule must be reachable. */
export function compileAct(block: ActBlock, index: number, compilation: Compilation): CompiledActBlock {
  const path: Path = ["flow", index, "act"];
  reportUnseen(compilation);
  const rules = block.act.map((rule, at) => compileRule(rule, [...path, at], `${index}.${at}`, compilation));
  reportUnreachable(
    rules.map((rule) => rule.when),
    path,
    compilation,
  );
  if (!block.act.some((rule) => "otherwise" in rule)) {
    const remedy = "End the list with an otherwise rule; otherwise: [] says that nothing is to be done.";
    const message =
      "A case for which no condition holds would fall through without anyone noticing: otherwise is missing.";
    compilation.report(path, { code: "missing-otherwise", message, remedy });
  }
  return { layer: "act", index, rules };
}

/** A mismatch that goes on must come to a gate before anything is done. */
function reportUnseen(compilation: Compilation): void {
  for (const { name, path } of compilation.matches.splice(0).filter(({ goesOn }) => goesOn)) {
    compilation.report([...path, "onMissing"], {
      code: "mismatch-unseen",
      message: `"${name}" goes on with its mismatches, and the next block acts: nobody would see them.`,
      remedy: "Put a judge block between them, or leave onMissing at exception.",
    });
  }
}

function compileRule(rule: ActRule, path: Path, id: string, compilation: Compilation) {
  const [when, actions, key] =
    "otherwise" in rule
      ? [null, rule.otherwise, "otherwise"]
      : [compilation.expression(rule.when, [...path, "when"], ["boolean"]), rule.do, "do"];
  return {
    name: rule.name ?? null,
    when,
    actions: actions.map((action, at) => compileAction(action, [...path, key, at], `${id}.${at}`, compilation)),
  };
}

function reportUnreachable(whens: readonly (Expression | null)[], path: Path, compilation: Compilation): void {
  let closedBy: string | undefined;
  const seen = new Map<string, number>();
  whens.forEach((when, at) => {
    const same = when === null ? undefined : seen.get(spelling(when));
    const reason = closedBy ?? (same === undefined ? undefined : `rule ${same + 1} has the same condition`);
    if (reason !== undefined) {
      compilation.report([...path, at], {
        code: "unreachable-rule",
        message: `Rule ${at + 1} can never act: ${reason}.`,
      });
    }
    if (when !== null) seen.set(spelling(when), same ?? at);
    if (constantValue(when) === false) {
      compilation.report(
        [...path, at, "when"],
        { code: "never-true", message: "This condition is never true." },
        "warning",
      );
    }
    closedBy ??= when === null ? `rule ${at + 1} is otherwise and takes every case` : undefined;
    if (constantValue(when) === true) closedBy ??= `rule ${at + 1} is always true`;
  });
}

function spelling(when: Expression): string {
  return when.source.replace(/\s+/g, " ").trim();
}

/** The value of a condition that reads nothing, e.g. `true` or `1 == 1`. */
function constantValue(when: Expression | null): unknown {
  return when === null || when.names.length > 0 || when.type.kind !== "boolean" ? undefined : when.evaluate({});
}
