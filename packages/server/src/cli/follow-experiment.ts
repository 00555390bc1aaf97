import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "@surety/core/errors/user-error";
import { count } from "@surety/core/gate/percent";
import { moneyText } from "@surety/core/language/money-text";
import type { ExperimentDetail } from "@surety/core/wire/experiment";
import type { House } from "../main.ts";
import { readExperiment } from "../queries/read-experiments.ts";
import type { Terminal } from "./terminal.ts";

const lookEveryMs = 250;

/** An experiment of this workflow; throws where there is none. */
export async function experimentNamed({ database }: House, id: string, workflow: string): Promise<ExperimentDetail> {
  const found = await readExperiment(database, id);
  if (found !== null && found.workflow === workflow) return found;
  throw new UserError({
    code: "experiment-not-found",
    field: "--resume",
    message: `${workflow} has no experiment ${id.slice(0, 100)}.`,
    remedy: "The Experiments page of the workflow lists them.",
  });
}

/** Shows how far it is until it runs no more. Whoever stops looking stops nothing: a started server goes on with it. */
export async function followExperiment(
  house: House,
  begun: ExperimentDetail,
  terminal: Terminal,
): Promise<ExperimentDetail> {
  const title = `Asking ${count(begun.arms)} arms about ${count(begun.items)} cases`;
  const bar = terminal.progress(title);
  for (;;) {
    const now = await experimentNamed(house, begun.id, begun.workflow);
    const all = now.items * now.arms;
    if (now.status !== "running") {
      bar.end(`${title}: ${now.status}`);
      return now;
    }
    bar.at(
      now.answered / all,
      `${count(now.answered)} of ${count(all)} answers, ${moneyText(now.paidMicros, now.currency)}${waitText(now)}`,
    );
    await sleep(lookEveryMs);
  }
}

/** What its batches have come to, while they are waited for. */
function waitText({ batches }: ExperimentDetail): string {
  const open = batches.filter(({ endedAt }) => endedAt === null);
  if (open.length === 0) return "";
  const sum = (key: "questions" | "answered" | "failed") => open.reduce((all, one) => all + one[key], 0);
  const of = open.length === 1 ? "a batch" : `${open.length} batches`;
  return `; waiting for ${of}: ${count(sum("answered") + sum("failed"))} of ${count(sum("questions"))} there`;
}
