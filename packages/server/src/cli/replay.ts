import { UserError } from "@surety/core/errors/user-error";
import type { ChallengerDetail } from "@surety/core/wire/challenger";
import { Command } from "commander";
import { setTimeout as sleep } from "node:timers/promises";
import { openChallenger } from "../challenger/challenger-rows.ts";
import { followChallengers } from "../challenger/follow-challengers.ts";
import type { House } from "../main.ts";
import { readChallengerDetail } from "../queries/read-challenger.ts";
import { verdictText } from "./verdict-text.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

const lookEveryMs = 200;

/** `surety replay`: carries the open challenger of a workflow through its period and what came since, and tells how it does. */
export function replayCommand(terminal: Terminal): Command {
  return new Command("replay")
    .argument("<workflow>")
    .action(async (workflow: string, _options: object, command: Command) => {
      const work = async (house: House) => {
        await house.world.definitions.current(workflow);
        const row = await openChallenger(house.database, workflow);
        if (row === null) throw noChallenger(workflow);
        const detail = await follow(house, row.id, terminal);
        terminal.answer(detail, verdictText(detail));
      };
      await withHouse(command, terminal, work, { works: true });
    });
}

async function follow(house: House, id: string, terminal: Terminal): Promise<ChallengerDetail> {
  const bar = terminal.progress("Replaying");
  for (;;) {
    const detail = await read(house, id);
    // Where there is no money for it, it goes on when there is: waiting here would be waiting for that.
    if ((detail.status !== "preparing" && detail.status !== "replaying") || detail.paused !== null) break;
    bar.at(
      detail.replay.done / Math.max(1, detail.replay.cases),
      `${detail.replay.done} of ${detail.replay.cases} cases`,
    );
    await sleep(lookEveryMs);
  }
  await followChallengers(house.world, house.models);
  bar.end("Replayed");
  return read(house, id);
}

async function read(house: House, id: string): Promise<ChallengerDetail> {
  const detail = await readChallengerDetail(house.database, house.world.definitions, id);
  if (detail === null) throw new Error(`challenger ${id} is gone`);
  return detail;
}

export function noChallenger(workflow: string): UserError {
  return new UserError({
    code: "challenger-not-found",
    message: `${workflow} has no open challenger.`,
    remedy: `Make one: surety train ${workflow}, or surety challenge ${workflow} --document FILE.`,
  });
}
