import { UserError } from "@surety/core/errors/user-error";
import { Command } from "commander";
import type { House } from "../main.ts";
import { estimateText } from "./estimate-text.ts";
import { followJob } from "./follow-job.ts";
import { outcomeText } from "./outcome-text.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** `surety calibrate`: measures the models in force on the held-out labels there are now, and derives the gates again. */
export function calibrateCommand(terminal: Terminal): Command {
  return new Command("calibrate")
    .argument("<workflow>")
    .option("--estimate", "say what asking every stage of its cascades about the labels would cost, and ask nobody")
    .option(
      "--spend <amount>",
      "ask every stage about the labels, for at most so much, and choose the cut-offs together",
    )
    .option(
      "--batch",
      "with --spend: ask in batches where providers take them, within a day and for about half the price",
    )
    .action(async (workflow: string, options: Options, command: Command) => {
      const spend = amountOf(options.spend);
      if (options.batch === true && spend === null) throw nothingToSpend();
      await withHouse(command, terminal, async (house) => {
        if (options.estimate === true || spend !== null) {
          const estimate = await house.commands.estimateCascades(workflow);
          if (spend === null) return terminal.answer(estimate, estimateText(estimate));
          terminal.say(estimateText(estimate));
        }
        if (options.batch === true) return inBatches(house, workflow, spend ?? 0, terminal);
        const job = await house.commands.startCalibration(workflow, commandLine, spend);
        const result = await followJob(house, job, terminal, `Calibrating ${workflow}`);
        terminal.answer(result, outcomeText(result));
      });
    });
}

interface Options {
  estimate?: true;
  spend?: string;
  batch?: true;
}

/** Nobody waits for a day at a terminal: a server hands the questions in, and derives the gates when the answers are there. */
async function inBatches(house: House, workflow: string, spend: number, terminal: Terminal): Promise<void> {
  const job = await house.commands.startCalibrationInBatches(workflow, commandLine, spend);
  terminal.answer(
    job,
    `A server of this project asks in batches and derives the gates of ${workflow} when the answers are there, within a day. ` +
      "How far it is stands on the gate page; what was answered is not paid for again.",
  );
}

function nothingToSpend(): UserError {
  return new UserError({
    code: "bad-amount",
    field: "spend",
    message: "--batch says how to ask, and --spend how much that may cost.",
    remedy: "Give both, as in --spend 2.50 --batch; --estimate says what asking at once takes.",
  });
}

function amountOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const amount = Number(text);
  if (text.trim() !== "" && Number.isFinite(amount) && amount >= 0) return amount;
  throw new UserError({
    code: "bad-amount",
    field: "spend",
    message: `"${text.slice(0, 40)}" is no amount of money.`,
    remedy: "Give a number in the workflow's currency, as in --spend 2.50; --estimate says what it takes.",
  });
}
