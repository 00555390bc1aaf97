import { UserError } from "@surety/core/errors/user-error";
import { count, percent } from "@surety/core/gate/percent";
import type { SetResult, sliceResult } from "@surety/core/wire/dataset";
import type { Command } from "commander";
import type { z } from "zod";
import { clauseRatesText } from "../evaluate/clause-rates-text.ts";
import { setNamed } from "../datasets/set-versions.ts";
import type { House } from "../main.ts";
import { followJob } from "./follow-job.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** Which set, which version of it, and the accuracy that CI asks for. */
export interface SetOptions {
  set: string;
  version?: string | undefined;
  judgment?: string | undefined;
  /** Exit code 1 where the lower end of an interval is below this share. */
  atLeast?: number | undefined;
}

interface SetMeasure {
  set: string;
  version: number;
  results: Omit<SetResult, "by">[];
}

/** `surety eval WORKFLOW --set SET`: the models in force on the frozen part of a set version; the result is kept. */
export async function evaluateOnSet(
  workflow: string,
  { set, version, judgment, atLeast }: SetOptions,
  command: Command,
  terminal: Terminal,
): Promise<void> {
  const work = async (house: House) => {
    await refuseOther(house, set, workflow);
    const job = await house.commands.startSetEvaluation({ set, version, judgment }, commandLine);
    const measured = (await followJob(
      house,
      job,
      terminal,
      `Measuring ${workflow} on ${set}`,
    )) as unknown as SetMeasure;
    terminal.answer(measured, measureText(measured));
    if (atLeast !== undefined && !measured.results.every(({ all }) => reaches(all, atLeast))) {
      terminal.warn(`The accuracy is not shown to be ${percent(atLeast)} or more.`);
      process.exitCode = 1;
    }
  };
  await withHouse(command, terminal, work, { works: true });
}

async function refuseOther(house: House, set: string, workflow: string): Promise<void> {
  const { workflow: other } = await setNamed(house.database, set);
  if (other === workflow) return;
  throw new UserError({
    code: "set-of-another",
    field: "--set",
    message: `The set ${set} belongs to ${other}, not to ${workflow}.`,
    remedy: `Write: surety eval ${other} --set ${set}`,
  });
}

type Slice = z.output<typeof sliceResult>;

const reaches = ({ accuracy }: Slice, least: number) => accuracy !== null && accuracy.low >= least;

function measureText({ set, version, results }: SetMeasure): string {
  const lines = [`${set}, version ${version}; weighted by each item's chance of being in the set`];
  for (const { judgment, model, all, segments, learned, notJudged, clauses } of results) {
    lines.push(`${judgment}, model ${model.slice(0, 12)}`, sliceLine({ ...all, name: "all" }));
    // One segment that is everything would say the same twice.
    if (segments.length > 1) lines.push(...segments.map(sliceLine));
    if (clauses !== undefined) lines.push(...clauseRatesText(clauses));
    if (learned > 0)
      lines.push(`  ${count(learned)} left out: the model had learned from them before they were frozen`);
    lines.push(...notJudged.map((one) => `  ${count(one.count)} never reach the model. ${one.reason}`));
  }
  return lines.join("\n");
}

function sliceLine({ name, n, right, accuracy }: Slice): string {
  const start = `  ${(name === "" ? "(none)" : name).padEnd(20)}`;
  if (accuracy === null) return `${start} no items`;
  const span = `${percent(accuracy.low)} to ${percent(accuracy.high)} at 95 %`;
  return `${start} ${percent(accuracy.value)} right (${span}; ${count(right)} of ${count(n)} items)`;
}
