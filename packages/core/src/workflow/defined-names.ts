import type { Compilation } from "./compilation.ts";
import type { WorkflowDocument } from "./document.ts";
import type { Problem } from "./problem.ts";
import { jsonPointer } from "./json-pointer.ts";

/** Names that mean something else in every expression. */
const taken = new Set([
  "input",
  "case",
  "event",
  "arguments",
  "true",
  "false",
  "null",
  "in",
  "has",

  "forloop",
  "blank",
  "empty",
  "nil",
]);
/** Words the grammar of CEL keeps for itself. */
const reserved = new Set(
  "as break const continue else for function if import let loop package namespace return var void while prototype".split(
    " ",
  ),
);

/** Every step and judgment with the place that defines it, in document order. */
export function definedNames(document: WorkflowDocument): { name: string; path: (string | number)[] }[] {
  return document.flow.flatMap((block, index) => {
    const layer = "prepare" in block ? "prepare" : "judge" in block ? "judge" : null;
    const steps = "prepare" in block ? block.prepare : "judge" in block ? block.judge : {};
    return layer === null ? [] : Object.keys(steps).map((name) => ({ name, path: ["flow", index, layer, name] }));
  });
}

/** Reports names that are used twice or mean something else already. */
export function checkNames(names: ReturnType<typeof definedNames>, compilation: Compilation): void {
  const seen = new Map<string, string>();
  for (const { name, path } of names) {
    const problem = nameProblem(name, seen.get(name));
    if (problem !== null) compilation.report(path, problem);
    seen.set(name, jsonPointer(path));
  }
}

function nameProblem(name: string, first: string | undefined): Pick<Problem, "code" | "message" | "remedy"> | null {
  const remedy = "Choose another name.";
  if (taken.has(name))
    return { code: "reserved-name", message: `"${name}" already has a meaning in expressions.`, remedy };
  if (reserved.has(name))
    return { code: "reserved-name", message: `"${name}" is a reserved word in expressions.`, remedy };
  return first === undefined
    ? null
    : { code: "duplicate-name", message: `"${name}" is defined already, at ${first}.`, remedy };
}
