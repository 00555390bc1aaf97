import { Command } from "commander";
import { followJob } from "./follow-job.ts";
import { outcomeText } from "./outcome-text.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** `surety calibrate`: measures the models in force on the held-out labels there are now, and derives the gates again. */
export function calibrateCommand(terminal: Terminal): Command {
  return new Command("calibrate")
    .description("measure the models in force on held-out labels, and derive the gates again")
    .argument("<workflow>")
    .action(async (workflow: string, _options: object, command: Command) => {
      await withHouse(command, terminal, async (house) => {
        const job = await house.commands.startCalibration(workflow, commandLine);
        const result = await followJob(house, job, terminal, `Calibrating ${workflow}`);
        terminal.answer(result, outcomeText(result));
      });
    });
}
