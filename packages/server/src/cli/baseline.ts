import { UserError } from "@surety/core/errors/user-error";
import { count, percent } from "@surety/core/gate/percent";
import type { BaselineFigures, BaselineWire } from "@surety/core/wire/baseline";
import { timingRequest } from "@surety/core/wire/baseline";
import { Command } from "commander";
import type { House } from "../main.ts";
import { readHistoricCases } from "../project/read-historic-cases.ts";
import { readTextFile } from "../project/read-text-file.ts";
import { readBaseline } from "../queries/read-baseline.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

type Work = (house: House, workflow: string) => Promise<void>;

/** `surety baseline`: what a case costs without automation: shown, timed by people, or imported. */
export function baselineCommand(terminal: Terminal): Command {
  const run = (command: Command, workflow: string, work: Work) =>
    withHouse(command, terminal, async (house) => {
      await work(house, workflow);
      const baseline = await readBaseline(house.database, workflow);
      if (baseline === null) throw notThere(workflow);
      terminal.answer(baseline, baselineText(baseline));
    });
  return new Command("baseline")
    .addCommand(
      new Command("show")
        .description("what is known, and where it comes from")
        .argument("<workflow>")
        .action((workflow: string, _: object, command: Command) => run(command, workflow, async () => {})),
    )
    .addCommand(
      new Command("time")
        .description("time people on the next cases, without a suggestion")
        .argument("<workflow>")
        .option("--cases <number>", "how many cases (10 to 1000)", "30")
        .option("--second-person", "a second person decides each case too: that measures errors")
        .action((workflow: string, options: { cases: string; secondPerson?: boolean }, command: Command) =>
          run(command, workflow, (house) => house.commands.startTiming(workflow, timingOf(options), commandLine)),
        ),
    )
    .addCommand(
      new Command("stop")
        .description("end a timed sample early; what was timed is kept")
        .argument("<workflow>")
        .action((workflow: string, _: object, command: Command) =>
          run(command, workflow, (house) => house.commands.stopTiming(workflow, commandLine)),
        ),
    )
    .addCommand(
      new Command("import")
        .description("historic cases (.csv, .jsonl) with columns minutes and, where it is known, wrong")
        .argument("<workflow>")
        .argument("<file>")
        .action((workflow: string, file: string, _: object, command: Command) =>
          run(command, workflow, async (house) =>
            house.commands.importBaseline(workflow, readHistoricCases(file, await readTextFile(file)), commandLine),
          ),
        ),
    );
}

function timingOf({ cases, secondPerson = false }: { cases: string; secondPerson?: boolean }) {
  const request = timingRequest.safeParse({ cases: Number(cases), secondPerson });
  if (request.success) return request.data;
  throw new UserError({
    code: "bad-number",
    field: "--cases",
    message: `"${cases}" is not a number of cases to time.`,
    remedy: "Take 10 to 1000; 30 is a good start.",
  });
}

function notThere(workflow: string): UserError {
  const message = `There is no workflow "${workflow}".`;
  return new UserError({ code: "workflow-not-found", message, remedy: "surety start shows which there are." });
}

function baselineText(baseline: BaselineWire): string {
  const { minutesPerCase, errorRate, costMicros, currency, running } = baseline;
  const lines = [
    `Minutes per case  ${figureText(minutesPerCase, (value) => value.toFixed(1))}`,
    `Error rate        ${figureText(errorRate, percent)}`,
    `Cost per case     ${costMicros === null ? "unknown: measure.costPerHour is missing" : `${(costMicros.value / 1e6).toFixed(2)} ${currency}`}`,
  ];
  if (running !== null)
    lines.push(
      `Timed sample      ${count(running.done)} of ${count(running.wanted)} cases; people decide them in the inbox`,
    );
  return lines.join("\n");
}

function figureText(figure: BaselineFigures["minutesPerCase"], text: (value: number) => string): string {
  if (figure === null) return "unknown";
  const { value, low, high, n, source } = figure;
  if (source === "typed" || low === null || high === null) return `${text(value)} (typed, not measured)`;
  return `${text(value)} (${text(low)} to ${text(high)}, ${count(n ?? 0)} ${source === "timed" ? "timed" : "imported"})`;
}
