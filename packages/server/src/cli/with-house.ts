import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import type { Command } from "commander";
import type { EngineLog } from "../engine/engine-log.ts";
import type { House } from "../main.ts";
import { loadFunctions } from "../project/load-functions.ts";
import { asEnvironment, loadSettings } from "../project/load-settings.ts";
import { readServerConfig, type ServerConfig } from "../project/server-config.ts";
import type { Actor } from "../commands/commands.ts";
import type { Terminal } from "./terminal.ts";

/** Lines of the log that wait for space, in bytes; older ones than these are kept, newer ones dropped. */
const mostBuffered = 1_048_576;

/** Who acts when a command does something: whoever may run it on this machine owns its data. */
export const commandLine: Actor = { kind: "system", id: "command-line", name: "Command line", role: "owner" };

/** Configuration of the project that the command was given, or of the present folder. */
export async function projectConfig(command: Command, given: { port?: number } = {}): Promise<ServerConfig> {
  const { project = "." } = command.optsWithGlobals<{ project?: string }>();
  const environment = { ...asEnvironment(await loadSettings(project)), ...process.env };
  return readServerConfig(environment, { ...given, project });
}

/** The log of the server: JSON lines in `.surety/surety.log`; warnings also reach the person at the terminal. */
export function openLog(config: ServerConfig, terminal: Terminal): EngineLog {
  mkdirSync(config.folder, { recursive: true });
  const dest = join(config.folder, "surety.log");
  // Who may not write here hears it now, with the path, and not from the log library at the end.
  closeSync(openSync(dest, "a"));
  const destination = pino.destination({ dest, sync: true, maxLength: mostBuffered });
  // A full disk costs lines of the log, not the server.
  destination.on("error", () => {});
  const file = pino({ base: { pid: process.pid } }, destination);
  return {
    info: (message) => file.info(message),
    warn: (message) => (file.warn(message), terminal.warn(message)),
    error: (message) => (file.error(message), terminal.warn(message)),
  };
}

/** Opens the house for one command and closes it again, however the command ends. Its code is loaded when it is opened. */
export async function withHouse<Result>(
  command: Command,
  terminal: Terminal,
  work: (house: House) => Promise<Result>,
  options: { works?: boolean } = {},
): Promise<Result> {
  const config = await projectConfig(command);
  const functions = await loadFunctions(config.project);
  const { openHouse } = await import("../main.ts");
  const house = await openHouse({ config, log: openLog(config, terminal), functions, works: options.works ?? false });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
