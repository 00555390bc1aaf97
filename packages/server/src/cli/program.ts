import { Command } from "commander";
import { cliCommands } from "./cli-commands.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/**
 * The whole command line. Each command is a file of its own, named after it, and its code is loaded where the arguments
 * name it: it may need all of the server, and nobody who asks for help waits for that.
 */
export async function createProgram(terminal: Terminal, args: readonly string[]): Promise<Command> {
  const program = new Command("surety")
    .description("AI workflow automation in which automation is earned, watched and withdrawn.")
    // One option for both meanings, because the program reads it wherever it stands: alone, and before a number.
    .option("-V, --version [number]", "print the version of Surety; before a number, that version of an evaluation set")
    .on("option:version", (number: string | null) => number === null && printVersion())
    .option("--project <folder>", "the folder with workflows/, steps/ and .surety/", ".")
    .option("--json", "print one JSON object on standard output; progress goes to standard error")
    .showSuggestionAfterError()
    .showHelpAfterError("(surety --help lists what there is)");
  for (const { name, says, load } of cliCommands) {
    // A word that is the name of another command may be the value of an option: both are loaded then.
    const command = args.includes(name) ? withJson((await load())(terminal)) : new Command(name);
    program.addCommand(command.description(says));
  }
  return program;
}

/** `--json` and `--project` may stand behind the command too, where people put them. */
function withJson(command: Command): Command {
  for (const sub of command.commands) withJson(sub);
  return command.option("--json", "print one JSON object").option("--project <folder>", "the project's folder");
}

function printVersion(): never {
  process.stdout.write(`${version}\n`);
  process.exit(0);
}
