import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { SuretyError } from "@surety/core/errors/surety-error";
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
      const { document } = await readWorkflowFile(file);
      const saved = await house.commands.saveWorkflow(document, actor);
      names.push(saved.name);
    } catch (error) {
      if (!(error instanceof SuretyError)) throw error;
      tell(`${file} was left out; its last good version stays in force.\n${error.message}`);
    }
  }
  return names;
}
