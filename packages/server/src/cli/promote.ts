import { Command } from "commander";
import { newestChallenger } from "../challenger/challenger-rows.ts";
import { publicKeyOf } from "../challenger/sign-evidence.ts";
import { readEvidence } from "../queries/list-promotions.ts";
import { noChallenger } from "./replay.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** `surety promote`: puts a challenger in force, with its signed evidence record. */
export function promoteCommand(terminal: Terminal): Command {
  return new Command("promote")
    .argument("<workflow>")
    .argument("[challenger]", "its id; the newest otherwise")
    .option("--because <reason>", "promote although the criteria are not met; the reason is recorded")
    .action(async (workflow: string, id: string | undefined, options: { because?: string }, command: Command) => {
      await withHouse(command, terminal, async (house) => {
        const challenger = id ?? (await newestChallenger(house.database, workflow));
        if (challenger === null) throw noChallenger(workflow);
        const promotion = await house.commands.promoteChallenger(challenger, options.because, commandLine);
        const evidence = await readEvidence(house.database, promotion, await publicKeyOf(house.secrets));
        const text = `In force now. Promotion ${promotion} is signed; surety audit verify checks it.\nBack again with: surety rollback ${workflow} --because "..."`;
        terminal.answer({ promotion, ...evidence }, text);
      });
    });
}
