import { UserError } from "@surety/core/errors/user-error";
import { stage as stageSchema } from "@surety/core/wire/common";
import { Command } from "commander";
import { readReadiness } from "../queries/read-readiness.ts";
import { readinessText } from "./ready.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** `surety stage`: moves a workflow; live asks for what `surety ready` shows, or for a reason that is kept. */
export function stageCommand(terminal: Terminal): Command {
  return new Command("stage")
    .argument("<workflow>")
    .argument("<stage>")
    .option("--because <reason>", "why it goes live although something is missing; recorded and shown")
    .action(async (workflow: string, to: string, { because }: { because?: string }, command: Command) => {
      const stage = stageSchema.safeParse(to);
      if (!stage.success) throw unknownStage(to);
      await withHouse(command, terminal, async (house) => {
        await house.commands.setStage(workflow, stage.data, commandLine, because);
        const readiness = await readReadiness(house.database, workflow);
        const text = readiness === null || stage.data !== "live" ? "" : `\n${readinessText(readiness)}`;
        terminal.answer({ workflow, stage: stage.data, readiness }, `${workflow} is ${stage.data} now.${text}`);
      });
    });
}

function unknownStage(text: string): UserError {
  return new UserError({
    code: "unknown-stage",
    field: "stage",
    message: `"${text.slice(0, 40)}" is not a stage.`,
    remedy: `The stages are ${stageSchema.options.join(", ")}.`,
  });
}
