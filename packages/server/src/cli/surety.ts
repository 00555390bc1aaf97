#!/usr/bin/env node
import { createProgram } from "./program.ts";
import { openTerminal } from "./terminal.ts";

// Standard output carries answers only; whatever a library prints goes where progress goes.
console.log = console.error;
console.info = console.error;

const terminal = openTerminal(process.argv);
try {
  await createProgram(terminal).parseAsync(process.argv);
} catch (error) {
  process.exitCode = terminal.fail(error);
}
// Nothing may keep a finished command alive: the pools of libraries unwind when they like.
process.exit();
