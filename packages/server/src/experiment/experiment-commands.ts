import { UserError } from "@surety/core/errors/user-error";
import { moneyText } from "@surety/core/language/money-text";
import type { ExperimentRequest } from "@surety/core/wire/experiment";
import type { PreviewRequest, PromptPreview } from "@surety/core/wire/prompt";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { ExperimentRow } from "../storage/experiment-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { adoptArm } from "./adopt-arm.ts";
import { countAnswers, readExperimentRow } from "./experiment-rows.ts";
import { planExperiment } from "./plan-experiment.ts";
import { previewPrompt } from "./preview-prompt.ts";
import { stretchOf } from "./run-experiment.ts";

/** The verbs of experiments with language models. */
export interface ExperimentCommands {
  /** Fixes what is compared and says what it may cost; gives the experiment's id. Nothing is asked yet. */
  planExperiment(workflow: string, request: ExperimentRequest, actor: Actor): Promise<string>;
  /** Begins, or goes on after a stop; `mostMicros` is the figure that was shown. */
  startExperiment(id: string, mostMicros: number, actor: Actor): Promise<void>;
  /** The messages that a prompt makes of real cases; nothing is sent. */
  previewPrompt(workflow: string, request: PreviewRequest, actor: Actor): Promise<PromptPreview>;
  /** Ends it for good; what was answered is kept. */
  cancelExperiment(id: string, actor: Actor): Promise<void>;
  /** Makes an arm the challenger of what is in force; gives the challenger's id. */
  adoptArm(id: string, arm: number, actor: Actor): Promise<string>;
}

export function experimentCommands(world: WorkerWorld): ExperimentCommands {
  return {
    planExperiment: (workflow, request, actor) => planExperiment(world, workflow, request, actor),
    previewPrompt: (workflow, request, actor) => previewPrompt(world, workflow, request, actor),
    startExperiment: (id, mostMicros, actor) => startExperiment(world, id, mostMicros, actor),
    cancelExperiment: (id, actor) => cancelExperiment(world, id, actor),
    adoptArm: (id, arm, actor) => adoptArm(world, id, arm, actor),
  };
}

async function startExperiment(world: WorkerWorld, id: string, mostMicros: number, actor: Actor): Promise<void> {
  const now = world.clock.now();
  const { workflow } = await readExperimentRow(world.database, id);
  const currency = (await world.definitions.current(workflow)).compiled.document.measure?.currency ?? "EUR";
  await world.database.transaction(async (tx) => {
    await tx.query("select 1 from surety.workflows where name = $1 for update", [workflow]);
    const row = await readExperimentRow(tx, id, true);
    refuseEnded(row);
    if (Number(row.most_micros) !== mostMicros) throw notConfirmed(row, currency);
    const [other] = await tx.query("select 1 from surety.experiments where workflow = $1 and status = 'running'", [
      workflow,
    ]);
    if (other !== undefined) throw alreadyRunning(workflow);
    await tx.query(
      `update surety.experiments set status = 'running', sentence = '', starts = starts + 1, started_at = coalesce(started_at, $2)
       where id = $1`,
      [id, now],
    );
    const next = stretchOf({ id, starts: row.starts + 1 }, await countAnswers(tx, id));
    await world.engine().enqueueTasks(tx, [next]);
    const detail = { experiment: id, mostMicros };
    await append(tx, { actor, verb: "start experiment", object: `workflow ${workflow}`, detail }, now);
  });
  world.live.emit({ noun: "job", workflow, ids: [id] });
}

async function cancelExperiment(world: WorkerWorld, id: string, actor: Actor): Promise<void> {
  const now = world.clock.now();
  const workflow = await world.database.transaction(async (tx) => {
    const row = await readExperimentRow(tx, id, true);
    refuseEnded(row);
    await tx.query("update surety.experiments set status = 'cancelled', ended_at = $2 where id = $1", [id, now]);
    await world.batches.cancelOf(tx, id);
    const entry = { actor, verb: "cancel experiment", object: `workflow ${row.workflow}`, detail: { experiment: id } };
    await append(tx, entry, now);
    return row.workflow;
  });
  world.live.emit({ noun: "job", workflow, ids: [id] });
}

function refuseEnded({ status }: ExperimentRow): void {
  if (status === "planned" || status === "stopped" || status === "running") return;
  throw new UserError({
    code: "experiment-ended",
    message: `This experiment is ${status === "done" ? "done" : "cancelled"}.`,
    remedy: "Plan another one: what was answered already is not paid for again.",
  });
}

function notConfirmed({ most_micros: most }: ExperimentRow, currency: string): UserError {
  return new UserError({
    code: "cost-not-confirmed",
    field: "mostMicros",
    message: `The experiment may cost up to ${moneyText(Number(most), currency)}, and another figure was confirmed.`,
    remedy: `Read its costs, and confirm mostMicros: ${most}.`,
  });
}

function alreadyRunning(workflow: string): UserError {
  return new UserError({
    code: "already-running",
    message: `An experiment of ${workflow} is running already.`,
    remedy: "Wait until it has ended, or cancel it.",
  });
}
