import type { Job } from "@surety/core/wire/workflow";
import { Command, InvalidArgumentError } from "commander";
import { readWorkflowFile } from "../project/read-workflow-file.ts";
import { followJob } from "./follow-job.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

interface Options {
  document?: string;
  retrain?: boolean;
  reason: string;
  from?: string;
  stage?: { from: string; to: string };
  spend?: number;
}

/** `surety challenge`: tries another document, or newly trained models, against what is in force. */
export function challengeCommand(terminal: Terminal): Command {
  return new Command("challenge")
    .argument("<workflow>")
    .option("--document <file>", "the changed document (YAML, JSON or TypeScript); nothing of it is in force yet")
    .option("--retrain", "train new models from the labels there are now")
    .option("--stage <old=new>", "another model in place of a stage of a cascade: brain/small=brain/other", stage)
    .option("--spend <amount>", "the most that asking language models for it may cost; without it none is asked", money)
    .option("--reason <text>", "why, for the record", "Tried from the command line")
    .option("--from <time>", "start of the period to replay (ISO 8601); 90 days ago otherwise")
    .action(async (workflow: string, options: Options, command: Command) => {
      const { reason, retrain = false, from, stage: other, spend } = options;
      const document = options.document === undefined ? undefined : (await readWorkflowFile(options.document)).document;
      await withHouse(command, terminal, async (house) => {
        const request = {
          reason,
          retrain,
          ...(from === undefined ? {} : { from: instant(from) }),
          ...(other === undefined ? {} : { stage: other }),
          ...(spend === undefined ? {} : { spend }),
          document,
        };
        const made = await house.commands.challenge(workflow, request, commandLine);
        const id = made.challenger ?? challengerOf(await followJob(house, made.job, terminal, `Training ${workflow}`));
        const text = `Challenger ${id} is compared with what is in force.\nsurety replay ${workflow} shows how it does.`;
        terminal.answer({ workflow, challenger: id }, text);
      });
    });
}

function stage(text: string): { from: string; to: string } {
  const [from = "", to = "", ...more] = text.split("=");
  if (from !== "" && to !== "" && more.length === 0) return { from, to };
  throw new InvalidArgumentError(
    `"${text}" is no stage: write the model that is asked and the one to try, as in a/b=c/d.`,
  );
}

function money(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError(`"${text}" is no amount of money: write it like 2.50.`);
}

const instant = (text: string): string => {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
};

function challengerOf(result: Job["result"]): string {
  return (result?.["challenger"] as { id: string } | undefined)?.id ?? "";
}
