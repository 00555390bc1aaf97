import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import type { Problem } from "@surety/core/workflow/problem";
import { placeProblems, workflowFromYaml } from "@surety/core/workflow/yaml";

/** A workflow document of a file, with what turns a path inside it into a place in the file. */
export interface WorkflowFile {
  file: string;
  document: WorkflowDocument;
  place<Placed extends Pick<Problem, "path">>(
    problems: readonly Placed[],
  ): (Placed & Pick<Problem, "file" | "line" | "column">)[];
}

const texts = new Set([".yaml", ".yml", ".json"]);
const modules = new Set([".ts", ".mts", ".js", ".mjs"]);

export const isWorkflowFile = (name: string): boolean =>
  (texts.has(extname(name)) || modules.has(extname(name))) && !/\.(test|d)\.[a-z]+$/.test(name);

/** Reads a workflow from YAML, JSON or TypeScript. Throws WorkflowProblems with file, line and column where it can. */
export async function readWorkflowFile(file: string): Promise<WorkflowFile> {
  if (modules.has(extname(file))) return fromModule(file);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw notReadable(file, error);
  });
  return { file, document: workflowFromYaml(text, file), place: (problems) => placeProblems(problems, text, file) };
}

async function fromModule(file: string): Promise<WorkflowFile> {
  const module = (await import(pathToFileURL(resolve(file)).href).catch((error: unknown) => {
    throw notReadable(file, error);
  })) as { default?: unknown };
  return {
    file,
    document: parseWorkflow(module.default),
    place: (problems) => problems.map((problem) => ({ ...problem, file })),
  };
}

function notReadable(file: string, cause: unknown): UserError {
  return new UserError({
    code: "file-not-readable",
    field: file,
    message: `${file} cannot be read: ${(cause as Error).message}`,
    remedy: "Check the path; a workflow is a .yaml, .json or .ts file.",
    cause,
  });
}
