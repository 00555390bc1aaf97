import { Command } from "commander";
import { followJob } from "./follow-job.ts";
import { outcomeText } from "./outcome-text.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** `surety train`: the local model of each judgment learns from the labels, and its gate is derived from held-out ones. */
export function trainCommand(terminal: Terminal): Command {
  return new Command("train")
    .description("train the local models of a workflow from its labels, and derive their gates")
    .argument("<workflow>")
    .action(async (workflow: string, _options: object, command: Command) => {
      await withHouse(command, terminal, async (house) => {
        const job = await house.commands.startTraining(workflow, commandLine);
        const result = await followJob(house, job, terminal, `Training ${workflow}`);
        terminal.answer(result, outcomeText(result));
      });
    });
}
