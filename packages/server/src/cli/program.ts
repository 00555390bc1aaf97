import { Command } from "commander";
import { auditCommand } from "./audit.ts";
import { baselineCommand } from "./baseline.ts";
import { calibrateCommand } from "./calibrate.ts";
import { challengeCommand } from "./challenge.ts";
import { checkCommand } from "./check.ts";
import { demoCommand } from "./demo.ts";
import { evalCommand } from "./eval.ts";
import { experimentCommand } from "./experiment.ts";
import { exportCommand } from "./export.ts";
import { filesCommand } from "./files.ts";
import { importCommand } from "./import.ts";
import { initCommand } from "./init.ts";
import { readyCommand } from "./ready.ts";
import { knowledgeCommand } from "./knowledge.ts";
import { labelsCommand } from "./labels.ts";
import { modelsCommand } from "./models.ts";
import { promoteCommand } from "./promote.ts";
import { replayCommand } from "./replay.ts";
import { rollbackCommand } from "./rollback.ts";
import { runCommand } from "./run.ts";
import { secretsCommand } from "./secrets.ts";
import { stageCommand } from "./stage.ts";
import { spendingCommand } from "./spending.ts";
import { startCommand } from "./start.ts";
import type { Terminal } from "./terminal.ts";
import { trainCommand } from "./train.ts";
import { version } from "./version.ts";
import { withdrawCommand } from "./withdraw.ts";
import { workerCommand } from "./worker.ts";

const commands = [
  initCommand,
  startCommand,
  workerCommand,
  demoCommand,
  checkCommand,
  runCommand,
  trainCommand,
  calibrateCommand,
  challengeCommand,
  replayCommand,
  promoteCommand,
  rollbackCommand,
  withdrawCommand,
  baselineCommand,
  spendingCommand,
  readyCommand,
  stageCommand,
  evalCommand,
  experimentCommand,
  modelsCommand,
  labelsCommand,
  knowledgeCommand,
  filesCommand,
  secretsCommand,
  importCommand,
  exportCommand,
  auditCommand,
];

/** The whole command line. Each command is a file of its own, named after it. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command("surety")
    .description("AI workflow automation in which automation is earned, watched and withdrawn.")
    // One option for both meanings, because the program reads it wherever it stands: alone, and before a number.
    .option("-V, --version [number]", "print the version of Surety; before a number, that version of an evaluation set")
    .on("option:version", (number: string | null) => number === null && printVersion())
    .option("--project <folder>", "the folder with workflows/, steps/ and .surety/", ".")
    .option("--json", "print one JSON object on standard output; progress goes to standard error")
    .showSuggestionAfterError()
    .showHelpAfterError("(surety --help lists what there is)");
  for (const command of commands) program.addCommand(withJson(command(terminal)));
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
