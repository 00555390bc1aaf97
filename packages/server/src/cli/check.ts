import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { compileWorkflow, type World } from "@surety/core/workflow/compile-workflow";
import type { Problem } from "@surety/core/workflow/problem";
import { problemLine, WorkflowProblems } from "@surety/core/workflow/workflow-problems";
import { loadFunctions } from "../project/load-functions.ts";
import { workflowFiles } from "../project/load-workflows.ts";
import { readWorkflowFile, type WorkflowFile } from "../project/read-workflow-file.ts";
import type { Terminal } from "./terminal.ts";
import { projectConfig, withHouse } from "./with-house.ts";

interface Checked {
  file: string;
  name: string | null;
  problems: readonly Problem[];
}

/** `surety check`: compiles workflow files against the project around them; exit code 1 where one has an error. */
export function checkCommand(terminal: Terminal): Command {
  return new Command("check")
    .description("check workflow files: every name, type and reference, before the first case")
    .argument("[files...]", "workflow files; all of workflows/ when left out")
    .option("--connection <name=kind...>", "a connection to take as given, e.g. crm=postgres", collect, [])
    .action(async (files: string[], { connection }: { connection: string[] }, command: Command) => {
      const { project } = await projectConfig(command);
      const read = await Promise.all((files.length > 0 ? files : workflowFiles(project)).map(readOne));
      const world = await worldOf(command, terminal, read, connection);
      const checked = read.map((one) => ("problems" in one ? one : compileOne(one, world)));
      report(checked, terminal);
    });
}

const collect = (value: string, list: string[]): string[] => [...list, value];

async function readOne(file: string): Promise<WorkflowFile | Checked> {
  try {
    return await readWorkflowFile(file);
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    return { file, name: null, problems: error.problems };
  }
}

function compileOne({ file, document, place }: WorkflowFile, world: World): Checked {
  try {
    return { file, name: document.name, problems: place(compileWorkflow(document, world).problems) };
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    return { file, name: document.name, problems: place(error.problems) };
  }
}

/** Connections and workflows that this installation has, where it has been started once, and what the caller adds. */
async function worldOf(
  command: Command,
  terminal: Terminal,
  read: readonly (WorkflowFile | Checked)[],
  given: readonly string[],
): Promise<World> {
  const config = await projectConfig(command);
  const installed = config.databaseUrl !== null || existsSync(join(config.folder, "postgres"));
  const known = installed
    ? await withHouse(command, terminal, (house) => house.world.definitions.world())
    : { connections: [], workflows: [] };
  const added = given.map((text) => ({ name: text.split("=")[0] ?? "", kind: text.split("=")[1] ?? "http" }));
  const names = read.flatMap((one) => ("document" in one ? [one.document.name] : []));
  return {
    connections: [...known.connections, ...added],
    functions: [...(await loadFunctions(config.project)).keys()],
    workflows: [...known.workflows, ...names],
  };
}

function report(checked: readonly Checked[], terminal: Terminal): void {
  const all = checked.flatMap((one) => one.problems);
  const errors = all.filter((one) => one.severity === "error").length;
  const lines = checked.flatMap(({ file, name, problems }) =>
    problems.length > 0 ? problems.map(problemLine) : [`${file}: ${name} is in order`],
  );
  if (checked.length === 0) lines.push("There are no workflows to check: surety init makes a first one.");
  terminal.answer({ ok: errors === 0, files: checked }, lines.join("\n"));
  if (errors > 0) process.exitCode = 1;
}
