import { Command } from "commander";
import type { Terminal } from "./terminal.ts";

export function evalCommand(_terminal: Terminal): Command {
  return new Command("eval");
}
