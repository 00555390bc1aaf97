import type { Job } from "@surety/core/wire/workflow";
import { Command } from "commander";
import { followJob } from "./follow-job.ts";
import { outcomeText } from "./outcome-text.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/**
 * `surety train`: the local model of each judgment learns from the labels. Where a model is at work the new ones make a
 * challenger; else they are in force, with gates derived from held-out labels.
 */
export function trainCommand(terminal: Terminal): Command {
  return new Command("train")
    .argument("<workflow>")
    .option("--activate", "put the new models in force at once, without comparing them; this is recorded")
    .action(async (workflow: string, { activate = false }: { activate?: boolean }, command: Command) => {
      await withHouse(command, terminal, async (house) => {
        const job = await house.commands.startTraining(workflow, commandLine, activate);
        const result = await followJob(house, job, terminal, `Training ${workflow}`);
        terminal.answer(result, textOf(workflow, result));
      });
    });
}

function textOf(workflow: string, result: Job["result"]): string {
  if (result === null || result["challenger"] === undefined) return outcomeText(result);
  return `The new models are a challenger; the ones in force stay in force.\nsurety replay ${workflow} compares them.`;
}
