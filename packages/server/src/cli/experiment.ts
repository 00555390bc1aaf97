import { basename, extname } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import { microsOf } from "@surety/core/language/budget-schema";
import { moneyText } from "@surety/core/language/money-text";
import { type ExperimentDetail, type ExperimentRequest, experimentRequest } from "@surety/core/wire/experiment";
import { Command, InvalidArgumentError } from "commander";
import type { House } from "../main.ts";
import { readTextFile } from "../project/read-text-file.ts";
import { experimentText, planText } from "./experiment-text.ts";
import { followExperiment, experimentNamed } from "./follow-experiment.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

interface Options {
  judgment?: string;
  set?: string;
  version?: string;
  prompt: string[];
  model: string[];
  examples: ExperimentRequest["examples"];
  samples?: number;
  ask: string[];
  items?: number;
  batch?: true;
  most?: number;
  resume?: string;
}

/** `surety experiment`: compares language models, prompts and examples on labelled cases, by a paired test. */
export function experimentCommand(terminal: Terminal): Command {
  return new Command("experiment")
    .argument("<workflow>")
    .option("--set <name>", "ask about the frozen cases of this evaluation set (default: the labels that measure)")
    .option("--judgment <name>", "which judgment (default: the first that a model answers)")
    .option("--prompt <file>", "a prompt (Liquid) to try beside the one in force; may be repeated", listed, [])
    .option(
      "--model <name>",
      "a model (CONNECTION/MODEL) to try beside the one in force, or local, trained without these cases; may be repeated",
      listed,
      [],
    )
    .option("--samples <number>", "try asking the model so often again: who agrees says how sure it is", oneToNine)
    .option("--ask <name>", "try asking this model besides, for a second opinion; may be repeated", listed, [])
    .option("--examples <choice>", "nearest:4, diverse:4 or none; may be repeated (default: as in force)", choice, [])
    .option("--items <number>", "at most so many cases (default: 2000)", atLeastTwo)
    .option("--batch", "ask in batches where providers take them: answers within a day, for about half the price")
    .option("--most <amount>", "start it if it may cost at most this much; without it, its costs are shown", amount)
    .option("--resume <id>", "go on with one that was planned, stopped or is running")
    .action((workflow: string, options: Options, command: Command) => run(workflow, options, command, terminal));
}

async function run(workflow: string, options: Options, command: Command, terminal: Terminal): Promise<void> {
  const work = async (house: House) => {
    const planned = await experimentOf(house, workflow, options, command);
    if (options.most === undefined && planned.status !== "running" && planned.status !== "done")
      return terminal.answer(planned, planText(planned));
    if (planned.status === "planned" || planned.status === "stopped") await begin(house, planned, options.most ?? 0);
    const ended = await followExperiment(house, planned, terminal);
    terminal.answer(ended, experimentText(ended));
    if (ended.status !== "done") process.exitCode = 1;
  };
  await withHouse(command, terminal, work, { works: true });
}

async function experimentOf(
  house: House,
  workflow: string,
  options: Options,
  command: Command,
): Promise<ExperimentDetail> {
  if (options.resume !== undefined) return experimentNamed(house, options.resume, workflow);
  const { version } = command.optsWithGlobals<{ version?: string }>();
  const request = experimentRequest.safeParse({
    judgment: options.judgment,
    set: options.set,
    version: options.set === undefined ? undefined : version,
    ...(await beside(house, workflow, options)),
    examples: options.examples,
    agreements: opinions(options),
    items: options.items,
    batch: options.batch,
  });
  if (!request.success) throw misused(request.error.issues[0]);
  const id = await house.commands.planExperiment(workflow, request.data, commandLine);
  return experimentNamed(house, id, workflow);
}

/** What is in force is compared with what is named, so it is one of both lists. */
async function beside(house: House, workflow: string, { prompt, model, judgment }: Options) {
  const prompts = await Promise.all(prompt.map(async (file) => ({ name: nameOf(file), prompt: await textOf(file) })));
  const { compiled } = await house.world.definitions.current(workflow);
  const spoken = compiled.blocks
    .flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []))
    .find((one) => one.kind !== "rule" && (judgment === undefined || one.name === judgment));
  const now =
    spoken === undefined || spoken.kind === "rule" ? undefined : spoken.models.find((name) => name !== "local");
  return {
    prompts: prompts.length === 0 ? [] : [{ name: "in force" }, ...prompts],
    models: model.length === 0 ? [] : [...new Set([...(now === undefined ? [] : [now]), ...model])],
  };
}

async function begin(house: House, planned: ExperimentDetail, most: number): Promise<void> {
  if (planned.mostMicros > microsOf(most))
    throw new UserError({
      code: "too-dear",
      field: "--most",
      message: `It may cost up to ${moneyText(planned.mostMicros, planned.currency)}, more than the ${moneyText(microsOf(most), planned.currency)} that you allow.`,
      remedy: `Start it with: surety experiment ${planned.workflow} --resume ${planned.id} --most ${planned.mostMicros / 1_000_000}`,
    });
  await house.commands.startExperiment(planned.id, planned.mostMicros, commandLine);
}

function misused(issue: { path: PropertyKey[]; message: string } | undefined): UserError {
  const field = `--${String(issue?.path[0] ?? "").replace(/s$/, "")}`;
  return new UserError({
    code: "bad-arguments",
    field,
    message: `surety experiment: ${field}: ${issue?.message ?? ""}`,
    remedy: "surety experiment --help says what each takes.",
  });
}

/** With nobody asked besides, and with those who are named; none where nobody is. */
function opinions({ samples, ask }: Options): ExperimentRequest["agreements"] {
  if (samples === undefined && ask.length === 0) return [];
  const asked = { ...(samples === undefined ? {} : { samples }), ...(ask.length === 0 ? {} : { models: ask }) };
  return [null, asked];
}

const nameOf = (file: string): string => basename(file, extname(file));
const textOf = async (file: string): Promise<string> => (await readTextFile(file)).trimEnd();
const listed = (one: string, before: string[]): string[] => [...before, one];

function choice(text: string, before: Options["examples"]): Options["examples"] {
  if (text === "none") return [...before, null];
  const [choose = "", count = "4"] = text.split(":");
  if ((choose === "nearest" || choose === "diverse") && /^([1-9]|1\d|20)$/.test(count))
    return [...before, { from: "labels", choose, count: Number(count) }];
  throw new InvalidArgumentError(`"${text}" is no choice of examples: write nearest:4, diverse:4 (up to 20) or none.`);
}

function atLeastTwo(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 2 && value <= 20_000) return value;
  throw new InvalidArgumentError(`"${text}" is no number of cases: write one from 2 to 20000.`);
}

function amount(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError(`"${text}" is no amount of money: write it like 2.50.`);
}

function oneToNine(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`"${text}" is no number of further answers: write one from 1 to 9.`);
}
