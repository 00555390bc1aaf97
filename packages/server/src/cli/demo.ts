import { Command } from "commander";
import { serveProject } from "./serve-project.ts";
import { portNumber } from "./start.ts";
import type { Terminal } from "./terminal.ts";

/** `surety demo`: `start` with the shipped tickets, for a first look. */
export function demoCommand(terminal: Terminal): Command {
  return new Command("demo")
    .option("--port <number>", "local port (default 4747, or SURETY_PORT)", portNumber)
    .action(async ({ port }: { port?: number }, command: Command) => {
      await serveProject({ command, terminal, port, demo: true });
    });
}
