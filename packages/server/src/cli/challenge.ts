import type { Job } from "@surety/core/wire/workflow";
import { Command } from "commander";
import { readWorkflowFile } from "../project/read-workflow-file.ts";
import { followJob } from "./follow-job.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

interface Options {
  document?: string;
  retrain?: boolean;
  reason: string;
  from?: string;
}

/** `surety challenge`: tries another document, or newly trained models, against what is in force. */
export function challengeCommand(terminal: Terminal): Command {
  return new Command("challenge")
    .description("try another document, or newly trained models, against what is in force")
    .argument("<workflow>")
    .option("--document <file>", "the changed document (YAML, JSON or TypeScript); nothing of it is in force yet")
    .option("--retrain", "train new models from the labels there are now")
    .option("--reason <text>", "why, for the record", "Tried from the command line")
    .option("--from <time>", "start of the period to replay (ISO 8601); 90 days ago otherwise")
    .action(async (workflow: string, options: Options, command: Command) => {
      const { reason, retrain = false, from } = options;
      const document = options.document === undefined ? undefined : (await readWorkflowFile(options.document)).document;
      await withHouse(command, terminal, async (house) => {
        const request = { reason, retrain, ...(from === undefined ? {} : { from: instant(from) }), document };
        const made = await house.commands.challenge(workflow, request, commandLine);
        const id = made.challenger ?? challengerOf(await followJob(house, made.job, terminal, `Training ${workflow}`));
        const text = `Challenger ${id} is compared with what is in force.\nsurety replay ${workflow} shows how it does.`;
        terminal.answer({ workflow, challenger: id }, text);
      });
    });
}

const instant = (text: string): string => {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
};

function challengerOf(result: Job["result"]): string {
  return (result?.["challenger"] as { id: string } | undefined)?.id ?? "";
}
