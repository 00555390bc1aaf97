import { LineCounter, stringify } from "yaml";
import type { WorkflowDocument } from "./document.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import type { Problem } from "./problem.ts";
import { readYaml, refuseHugeYaml, yamlData } from "./read-yaml.ts";
import { WorkflowProblems } from "./workflow-problems.ts";
import { yamlOffset } from "./yaml-position.ts";

/** One slip makes many errors; the first ones say where it is. */
const maxSyntaxProblems = 5;

/** Reads a workflow from YAML (or JSON). Throws WorkflowProblems whose problems name line and column of the text. */
export function workflowFromYaml(text: string, file?: string): WorkflowDocument {
  refuseHugeYaml(text, file);
  const lines = new LineCounter();
  const yaml = readYaml(text, lines);
  const place = (offset: number) => ({
    line: lines.linePos(offset).line,
    column: lines.linePos(offset).col,
    ...(file === undefined ? {} : { file }),
  });
  if (yaml.errors.length > 0)
    throw new WorkflowProblems(
      yaml.errors.slice(0, maxSyntaxProblems).map((error) => syntaxProblem(error, place(error.pos[0]))),
    );
  try {
    return parseWorkflow(yamlData(yaml));
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    throw new WorkflowProblems(
      error.problems.map((problem) => ({ ...problem, ...place(yamlOffset(yaml, problem.path)) })),
    );
  }
}

/** Adds line and column of a YAML text to whatever has a path into the document read from it: problems, findings. */
export function placeProblems<Placed extends Pick<Problem, "path">>(
  problems: readonly Placed[],
  text: string,
  file?: string,
): (Placed & Pick<Problem, "file" | "line" | "column">)[] {
  const lines = new LineCounter();
  const yaml = readYaml(text, lines);
  return problems.map((problem) => {
    const { line, col } = lines.linePos(yamlOffset(yaml, problem.path));
    return { ...problem, line, column: col, ...(file === undefined ? {} : { file }) };
  });
}

/** Writes a workflow as YAML; reading it again yields the same document. */
export function workflowToYaml(document: WorkflowDocument): string {
  return stringify(document, { version: "1.2", schema: "core", lineWidth: 120, aliasDuplicateObjects: false });
}

function syntaxProblem(
  error: { readonly message: string; readonly code: string },
  place: Pick<Problem, "line" | "column" | "file">,
): Problem {
  const message = `The YAML cannot be read: ${(error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "")}.`;
  const remedy = "Check indentation and quotes; texts with a colon, {{ }} or # need quotes.";
  return { path: "", code: "bad-yaml", message, remedy, severity: "error", ...place };
}
