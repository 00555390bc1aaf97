import { Command, InvalidArgumentError } from "commander";
import type { Terminal } from "./terminal.ts";
import { serveProject } from "./serve-project.ts";

/** `surety start`: API, worker and console in one process. */
export function startCommand(terminal: Terminal): Command {
  return new Command("start")
    .option("--port <number>", "local port (default 4747, or SURETY_PORT)", portNumber)
    .option(
      "--demo",
      "with the demonstration: shipped tickets flow through support-triage, invoices through invoice-intake, contracts through contract-clauses",
    )
    .action(async ({ port, demo = false }: { port?: number; demo?: boolean }, command: Command) => {
      await serveProject({ command, terminal, port, demo });
    });
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}
