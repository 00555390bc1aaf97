import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { SuretyError } from "@surety/core/errors/surety-error";
import { WorkflowProblems } from "@surety/core/workflow/workflow-problems";
import type { Actor } from "../commands/commands.ts";
import type { House } from "../main.ts";
import { isWorkflowFile, readWorkflowFile } from "./read-workflow-file.ts";

/** Paths of the workflow files of a project, in the order of their names. */
export function workflowFiles(project: string): string[] {
  const folder = join(project, "workflows");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(isWorkflowFile)
    .toSorted()
    .map((name) => join(folder, name));
}

/**
 * Puts the project's workflows in force. A file with problems is told and left out: the version before it stays in
 * force, and the other workflows go on.
 */
export async function loadWorkflows(house: House, actor: Actor, tell: (text: string) => void): Promise<string[]> {
  const names: string[] = [];
  for (const file of workflowFiles(house.config.project)) {
    try {
      names.push(await putInForce(house, actor, file));
    } catch (error) {
      if (!(error instanceof SuretyError)) throw error;
      tell(`${file} was left out; its last good version stays in force.\n${error.message}`);
    }
  }
  return names;
}

async function putInForce(house: House, actor: Actor, file: string): Promise<string> {
  const { document, place } = await readWorkflowFile(file);
  try {
    return (await house.commands.saveWorkflow(document, actor)).name;
  } catch (error) {
    throw error instanceof WorkflowProblems ? new WorkflowProblems(place(error.problems)) : error;
  }
}
