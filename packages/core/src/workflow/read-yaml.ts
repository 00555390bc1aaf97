import { type Document, type LineCounter, parseDocument } from "yaml";
import { WorkflowProblems } from "./workflow-problems.ts";

const longestText = 1_000_000;

/** The reader of YAML takes seconds over a text of brackets, so what is too long or too deep is refused before. */
export function refuseHugeYaml(text: string, file: string | undefined): void {
  const tooLong = text.length > longestText;
  if (!tooLong && bracketDepth(text) <= 200 && !/^[ \t]{500}|^[ \t]*(?:[-?:][ \t]+){50}/m.test(text)) return;
  const message = tooLong
    ? `The file has ${text.length} characters; a workflow may have ${longestText}.`
    : "The file is nested too deeply for a workflow.";
  const place = file === undefined ? {} : { file };
  throw new WorkflowProblems([{ path: "", code: "too-large", message, severity: "error", ...place }]);
}

/** The most brackets open at once; those in quoted texts count too, where they close again. */
function bracketDepth(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === "[" || bracket === "{" ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Parses YAML 1.2 with positions; syntax errors are in the result. */
export function readYaml(text: string, lines: LineCounter): Document.Parsed {
  return parseDocument(text, { lineCounter: lines, version: "1.2", schema: "core", uniqueKeys: true, merge: false });
}

/** The data of a YAML document. A few lines of aliases can stand for gigabytes, so their number is limited. */
export function yamlData(yaml: Document.Parsed): unknown {
  try {
    return yaml.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new WorkflowProblems([
      { path: "", code: "bad-yaml", message: `The YAML cannot be read: ${cause.message}.`, severity: "error" },
    ]);
  }
}
