import { Command } from "commander";
import { openChallenger } from "../challenger/challenger-rows.ts";
import { noChallenger } from "./replay.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** `surety withdraw`: ends the open challenger of a workflow without promoting it. */
export function withdrawCommand(terminal: Terminal): Command {
  return new Command("withdraw")
    .argument("<workflow>")
    .action(async (workflow: string, _options: object, command: Command) => {
      await withHouse(command, terminal, async (house) => {
        const row = await openChallenger(house.database, workflow);
        if (row === null) throw noChallenger(workflow);
        await house.commands.withdrawChallenger(row.id, commandLine);
        terminal.answer({ workflow, challenger: row.id }, "Withdrawn. What is in force stays in force.");
      });
    });
}
