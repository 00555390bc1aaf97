import { count } from "@surety/core/gate/percent";
import { Command } from "commander";
import { type LabelStandingCounts, labelStanding } from "../queries/label-standing.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

/** `surety labels`: how many labels a workflow has, where from, and what waits for people. */
export function labelsCommand(terminal: Terminal): Command {
  return new Command("labels").argument("<workflow>").action(async (workflow: string, _: object, command: Command) => {
    await withHouse(command, terminal, async (house) => {
      await house.world.definitions.current(workflow);
      const judgments = await labelStanding(house.database, workflow);
      terminal.answer({ workflow, judgments }, labelsText(workflow, judgments));
    });
  });
}

function labelsText(workflow: string, judgments: LabelStandingCounts[]): string {
  if (judgments.length === 0)
    return `${workflow} has no labels yet. Decide cases in the inbox, or: surety import FILE.csv --into ${workflow} --labels JUDGMENT`;
  return judgments.map(judgmentText).join("\n");
}

function judgmentText(one: LabelStandingCounts): string {
  const sources = Object.entries(one.bySource).map(([source, n]) => `${count(n)} from ${source}`);
  return [
    `${one.judgment}: ${count(one.total)} labels (${sources.join(", ")})`,
    `  ${count(one.train)} to train, ${count(one.calibration)} to measure; ${count(one.confirmed)} confirmed`,
    `  ${count(one.waiting)} wait for another person, ${count(one.disputed)} disputed, ${count(one.suspects)} doubted by the model`,
  ].join("\n");
}
