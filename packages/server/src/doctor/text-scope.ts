import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";

/** Only names in double braces, with white space between them. */
const namesOnly = /^\s*(?:\{\{\s*[A-Za-z_][\w.]*\s*\}\}\s*)+$/;

/**
 * What a judged text says of the values that it was made of, where its template is nothing but names: the lines in front
 * go to the names in front, the rest to the last one. Null where the template is more than that.
 */
export function textScope(
  compiled: CompiledWorkflow,
  judgment: string,
): ((text: string) => Record<string, unknown>) | null {
  const paths = pathsOf(compiled, judgment);
  if (paths === null) return null;
  return (text) => {
    const lines = text.split("\n");
    const front = lines.length >= paths.length ? lines.slice(0, paths.length - 1) : [];
    const rest = lines.slice(front.length).join("\n");
    const scope: Record<string, unknown> = {};
    front.forEach((line, at) => put(scope, paths[at]!, line));
    put(scope, paths.at(-1)!, rest);
    return scope;
  };
}

function pathsOf({ blocks }: CompiledWorkflow, name: string): string[][] | null {
  const all = blocks.flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []));
  const judgment = all.find((one) => one.name === name);
  if (judgment === undefined || judgment.kind === "rule" || !namesOnly.test(judgment.text.source)) return null;
  return [...judgment.text.source.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, path = ""]) => path.split("."));
}

function put(scope: Record<string, unknown>, path: readonly string[], value: string): void {
  const [key = "", ...deeper] = path;
  if (deeper.length === 0) scope[key] = value;
  else put((scope[key] ??= {}) as Record<string, unknown>, deeper, value);
}
