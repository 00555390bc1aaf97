import { Command } from "commander";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** `surety rollback`: puts back what was in force before the last promotion. */
export function rollbackCommand(terminal: Terminal): Command {
  return new Command("rollback")
    .argument("<workflow>")
    .requiredOption("--because <reason>", "why, for the audit log")
    .action(async (workflow: string, { because }: { because: string }, command: Command) => {
      await withHouse(command, terminal, async (house) => {
        const promotion = await house.commands.rollBack(workflow, because, commandLine);
        terminal.answer({ workflow, promotion }, `${workflow} is back to what was in force before.`);
      });
    });
}
