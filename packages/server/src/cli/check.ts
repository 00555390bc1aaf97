import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { checkFile, checkInstalled, type Checked, type CheckParts, namesIn } from "../doctor/check-workflow.ts";
import { checkedText, isInOrder } from "../doctor/checked-text.ts";
import type { House } from "../main.ts";
import { loadFunctions } from "../project/load-functions.ts";
import { workflowFiles } from "../project/load-workflows.ts";
import type { Terminal } from "./terminal.ts";
import { projectConfig, withHouse } from "./with-house.ts";

interface CheckOptions {
  connection: string[];
  data?: string;
  label?: string;
  judgment?: string;
  strict?: boolean;
}

/** `surety check`: compiles workflows and lets the doctor look at their design; exit code 1 where one would hurt. */
export function checkCommand(terminal: Terminal): Command {
  return new Command("check")
    .argument("[workflows...]", "workflow files, or names of this installation; all of workflows/ when left out")
    .option("--data <file>", "labelled cases (CSV or JSONL) to fit rules on; for one workflow")
    .option("--label <column>", "the column of the label in --data (default: label, value, category, …)")
    .option("--judgment <name>", "the judgment that --data labels, where there are several")
    .option("--strict", "risks fail too, not only problems")
    .option(
      "--connection <name=kind>",
      "a connection to take as given, e.g. crm=postgres; may be repeated",
      collect,
      [],
    )
    .action(async (named: string[], options: CheckOptions, command: Command) => {
      const { project } = await projectConfig(command);
      const wanted = named.length > 0 ? named : workflowFiles(project);
      const siblings = await namesIn(wanted.filter((each) => existsSync(each)));
      const checked = await withHouseIfAny(command, terminal, async (house) => {
        const parts = { house, options, functions: await functionsOf(command), siblings };
        return inTurn(wanted, (each) => (existsSync(each) ? checkFile(each, parts) : checkInstalled(each, parts)));
      });
      report(checked, options.strict ?? false, terminal);
    });
}

const collect = (value: string, list: string[]): string[] => [...list, value];

/** One after the other: fitting rules keeps a processor busy anyway. */
async function inTurn(names: readonly string[], check: (name: string) => Promise<Checked>): Promise<Checked[]> {
  const all: Checked[] = [];
  for (const name of names) all.push(await check(name));
  return all;
}

async function functionsOf(command: Command): Promise<string[]> {
  const config = await projectConfig(command);
  return [...(await loadFunctions(config.project)).keys()];
}

/** Works without an installation; where there is one, its connections, labels, models and volumes are known. */
async function withHouseIfAny<Result>(
  command: Command,
  terminal: Terminal,
  work: (house: CheckParts["house"]) => Promise<Result>,
): Promise<Result> {
  const config = await projectConfig(command);
  const installed = config.databaseUrl !== null || existsSync(join(config.folder, "postgres"));
  if (!installed) return work(null);
  return withHouse(command, terminal, ({ database, world, config }: House) =>
    work({
      database,
      definitions: world.definitions,
      clock: world.clock,
      catalogue: world.catalogue,
      scansFiles: config.scanner !== null,
    }),
  );
}

function report(checked: readonly Checked[], strict: boolean, terminal: Terminal): void {
  const ok = checked.every((one) => isInOrder(one, strict));
  terminal.answer({ ok, strict, files: checked }, checkedText(checked));
  if (!ok) process.exitCode = 1;
}
