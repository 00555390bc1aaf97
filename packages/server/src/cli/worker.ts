import { Command } from "commander";
import { openHouse } from "../main.ts";
import { loadFunctions } from "../project/load-functions.ts";
import type { Terminal } from "./terminal.ts";
import { untilToldToStop } from "./until-told-to-stop.ts";
import { openLog, projectConfig } from "./with-house.ts";

/** `surety worker`: carries cases beside other processes of the same PostgreSQL; it serves nothing. */
export function workerCommand(terminal: Terminal): Command {
  return new Command("worker").action(async (_options: object, command: Command) => {
    const stopped = untilToldToStop();
    const config = await projectConfig(command);
    const functions = await loadFunctions(config.project);
    const house = await openHouse({ config, log: openLog(config, terminal), functions });
    terminal.answer({ pid: process.pid }, `Worker ${process.pid} carries cases. End it with Ctrl+C.`);
    await stopped;
    terminal.say("Ending: work in progress is committed first …");
    await house.close();
  });
}
