import { nearestName } from "../expression/nearest-name.ts";
import type { Compilation, Path } from "./compilation.ts";

/** Checks that every `:name` in the SQL has a parameter, that every parameter is used, and that nothing is pasted in. */
export function checkSql(sql: string, params: readonly string[], path: Path, compilation: Compilation): void {
  if (/\{\{|\$\{/.test(sql)) {
    const remedy = "Write :name and give the value under params; it is bound, never pasted.";
    compilation.report([...path, "sql"], {
      code: "pasted-sql",
      message: "SQL is not a template: a value pasted into it could change the statement.",
      remedy,
    });
  }
  const used = placeholders(sql);
  for (const name of used) {
    if (params.includes(name)) continue;
    const nearest = nearestName(name, params);
    const hint = nearest === undefined ? { remedy: `Add "${name}" under params.` } : { nearest };
    compilation.report([...path, "sql"], {
      code: "unknown-parameter",
      message: `The SQL uses :${name}, which has no value.`,
      ...hint,
    });
  }
  for (const name of params.filter((param) => !used.has(param))) {
    compilation.report(
      [...path, "params", name],
      { code: "unused-parameter", message: `The SQL does not use :${name}.` },
      "warning",
    );
  }
}

/** The `:name` parameters of a statement, outside of strings, quoted names, comments and `::casts`. */
export function placeholders(sql: string): Set<string> {
  const code = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, " ");
  return new Set([...code.matchAll(/(?<![:\w]):([A-Za-z_]\w*)/g)].map((match) => match[1] ?? ""));
}
