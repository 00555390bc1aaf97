#!/usr/bin/env -S node --disallow-code-generation-from-strings --disable-warning=ExperimentalWarning --disable-warning=TimeoutNegativeWarning
import { rememberCompiledCode } from "./compiled-code.ts";

// Standard output carries answers only; whatever a library prints goes where progress goes.
console.log = console.error;
console.info = console.error;

rememberCompiledCode();
// What is imported from here on is compiled once for all starts.
const { createProgram } = await import("./program.ts");
const { openTerminal } = await import("./terminal.ts");

const terminal = openTerminal(process.argv);
try {
  const program = await createProgram(terminal, process.argv.slice(2));
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = terminal.fail(error);
}
// Nothing may keep a finished command alive: the pools of libraries unwind when they like.
process.exit();
