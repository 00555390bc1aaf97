import { UserError } from "@surety/core/errors/user-error";
import { count, percent } from "@surety/core/gate/percent";
import type { ReadinessWire, StageForecast } from "@surety/core/wire/stage";
import { Command } from "commander";
import { readReadiness } from "../queries/read-readiness.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

/** `surety ready`: whether a workflow may go live; exit code 1 where something is missing. */
export function readyCommand(terminal: Terminal): Command {
  return new Command("ready").argument("<workflow>").action(async (workflow: string, _: object, command: Command) => {
    await withHouse(command, terminal, async (house) => {
      const readiness = await readReadiness(house.database, workflow);
      if (readiness === null) throw notThere(workflow);
      terminal.answer(readiness, readinessText(readiness));
      if (!readiness.ready) process.exitCode = 1;
    });
  });
}

/** The checklist, the override in force, and what the trial has shown. */
export function readinessText({ requirements, override, forecast }: ReadinessWire): string {
  const met = requirements.filter((one) => one.met).length;
  const lines = [`Ready for live: ${met} of ${requirements.length}`];
  for (const one of requirements) {
    lines.push(`  ${one.met ? "✓" : "✗"} ${one.title.padEnd(18)} ${one.finding}`);
    if (!one.met) lines.push(`    ${"".padEnd(18)} ${one.remedy}`);
  }
  if (override !== null)
    lines.push(`Live without ${override.missing.join(", ")}, because: ${override.because} (${override.by})`);
  return [...lines, forecastText(forecast)].join("\n");
}

function forecastText({ cases, automated, agreement }: StageForecast): string {
  if (cases === 0 || automated === null) return "People have decided no case yet, so there is no forecast.";
  const share = `Of ${count(cases)} cases that people decided, ${percent(automated.value)} would have been automated`;
  if (agreement === null) return `${share}.`;
  return `${share}; people agreed with ${percent(agreement.value)} of those (${percent(agreement.low)} to ${percent(agreement.high)}).`;
}

function notThere(workflow: string): UserError {
  const message = `There is no workflow "${workflow}".`;
  return new UserError({ code: "workflow-not-found", message, remedy: "surety start shows which there are." });
}
