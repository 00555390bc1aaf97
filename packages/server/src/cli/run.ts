import { readFile } from "node:fs/promises";
import { UserError } from "@surety/core/errors/user-error";
import type { Arrival, CaseDetail } from "@surety/core/wire/case";
import { Command } from "commander";
import { readCase } from "../queries/read-case.ts";
import type { House } from "../main.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

const longestWaitMs = 120_000;

/** `surety run`: sends one case through a workflow and tells its life. */
export function runCommand(terminal: Terminal): Command {
  return new Command("run")
    .argument("<workflow>")
    .option("--input <json>", "the input as JSON text, @FILE or - for standard input", "-")
    .action(async (workflow: string, { input }: { input: string }, command: Command) => {
      const payload = parse(await textOf(input));
      const work = (house: House) => runOne(house, workflow, payload, terminal);
      await withHouse(command, terminal, work, { works: true });
    });
}

async function runOne(house: House, workflow: string, payload: unknown, terminal: Terminal): Promise<void> {
  const { compiled } = await house.world.definitions.current(workflow);
  const trigger = compiled.triggers.find((one) => one.kind === "api");
  if (trigger === undefined) throw noApiTrigger(workflow);
  const events = [{ payload }];
  const [arrival] = await house.commands.ingest({ workflow, trigger: trigger.id, kind: "api", events });
  if (arrival?.caseId == null) return notAccepted(arrival, terminal);
  await house.commands.waitForCase(arrival.caseId, longestWaitMs);
  const detail = await readCase(house.database, arrival.caseId);
  if (detail !== null) terminal.answer({ ...arrival, case: detail }, lifeOf(detail));
}

function lifeOf(detail: CaseDetail): string {
  const end = detail.waitingFor === null ? detail.status : `waiting for ${detail.waitingFor}`;
  const lines = detail.timeline.map(({ at, kind, title }) => `  ${at.slice(11, 23)}  ${kind.padEnd(9)} ${title}`);
  return [`${detail.title}  (${detail.id})`, ...lines, `  ${end}`].join("\n");
}

function notAccepted(arrival: Arrival | undefined, terminal: Terminal): void {
  const reasons = arrival?.problems.map((one) => `  ${one.field}: ${one.message} ${one.remedy}`) ?? [];
  terminal.answer(arrival, [`${arrival?.fate}: no case was made`, ...reasons].join("\n"));
  if (arrival?.fate === "invalid") process.exitCode = 1;
}

async function textOf(input: string): Promise<string> {
  if (input.startsWith("@")) return readFile(input.slice(1), "utf8");
  if (input !== "-") return input;
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError({
      code: "malformed-json",
      field: "input",
      message: `The input is not JSON: ${(cause as Error).message}.`,
      remedy: `Give it like --input '{"subject":"Hello","body":"..."}' or --input @FILE.`,
      cause,
    });
  }
}

function noApiTrigger(workflow: string): UserError {
  return new UserError({
    code: "trigger-not-found",
    message: `${workflow} takes nothing from programs.`,
    remedy: 'Add a trigger such as { id: "api", api: {} } to its document.',
  });
}
