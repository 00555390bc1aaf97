import { UserError } from "../errors/user-error.ts";
import type { Problem } from "./problem.ts";

/** All that is wrong with a workflow document at once; the message is a readable list. */
export class WorkflowProblems extends UserError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const first = problems[0];
    super({
      code: "workflow-problems",
      message: problems.map(problemLine).join("\n"),
      remedy: first?.remedy,
      field: first?.path,
    });
    this.problems = problems;
  }
}

/** A problem on one line: place, what is wrong, what to do. */
export function problemLine(problem: Problem): string {
  const hint = problem.nearest === undefined ? "" : ` Did you mean "${problem.nearest}"?`;
  const remedy = problem.remedy === undefined ? "" : ` ${problem.remedy}`;
  return `${placeOf(problem)}: ${problem.severity}: ${problem.message}${hint}${remedy}`;
}

function placeOf(problem: Problem): string {
  const path = problem.path === "" ? "document" : problem.path;
  if (problem.line === undefined) return problem.file === undefined ? path : `${problem.file} ${path}`;
  return `${problem.file ?? "line "}${problem.file === undefined ? "" : ":"}${problem.line}:${problem.column ?? 1} ${path}`;
}
