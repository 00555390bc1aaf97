import { writesDrafts } from "@surety/core/generate/compiled-generate";
import { UserError } from "@surety/core/errors/user-error";
import type { TimingRequest } from "@surety/core/wire/baseline";
import { append } from "../security/audit-log.ts";
import type { Queryable } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";

/** One historic case: how long it took, and whether it turned out wrong where that is known. */
export interface HistoricCase {
  minutes: number;
  wrong?: boolean | undefined;
  id?: string | undefined;
}

/** From now on people decide against the clock and without a suggestion, until enough cases are timed. */
export async function startTiming(
  world: WorkerWorld,
  workflow: string,
  request: TimingRequest,
  actor: Actor,
): Promise<void> {
  const { stage, compiled } = await world.definitions.current(workflow);
  if (writesDrafts(compiled)) throw nothingToTime(workflow);
  if (stage !== "shadow" && stage !== "assisted") throw wrongStage(workflow, stage);
  await world.database.transaction(async (tx) => {
    const made = await tx.query(
      `insert into surety.baselines (id, workflow, source, status, wanted, second_person, started_by, started_at)
       values ($1, $2, 'timed', 'running', $3, $4, $5, $6) on conflict (workflow) where status = 'running' do nothing returning id`,
      [world.newId(), workflow, request.cases, request.secondPerson, actor.id, world.clock.now()],
    );
    if (made.length === 0) throw alreadyTiming(workflow);
    await note(tx, world, actor, "start timed sample", workflow, { ...request });
  });
  world.live.emit({ noun: "workflow", workflow, ids: [] });
}

/** Ends a timed sample early; what was timed is kept. */
export async function stopTiming(world: WorkerWorld, workflow: string, actor: Actor): Promise<void> {
  await world.definitions.current(workflow);
  await world.database.transaction(async (tx) => {
    if (!(await endTiming(tx, world, workflow))) throw notTiming(workflow);
    await note(tx, world, actor, "stop timed sample", workflow, {});
  });
  world.live.emit({ noun: "workflow", workflow, ids: [] });
}

/** Ends the timed sample of a workflow where one runs. */
export async function endTiming(tx: Queryable, world: WorkerWorld, workflow: string): Promise<boolean> {
  const ended = await tx.query(
    "update surety.baselines set status = 'stopped', ended_at = $2 where workflow = $1 and status = 'running' returning id",
    [workflow, world.clock.now()],
  );
  return ended.length > 0;
}

/** Takes historic cases as the measurement of manual work; it counts from now on. */
export async function importBaseline(
  world: WorkerWorld,
  workflow: string,
  cases: readonly HistoricCase[],
  actor: Actor,
): Promise<void> {
  await world.definitions.current(workflow);
  const id = world.newId();
  const now = world.clock.now();
  const rows = cases.map((one) => ({
    id: world.newId(),
    seconds: one.minutes * 60,
    wrong: one.wrong ?? null,
    external_id: one.id ?? null,
  }));
  await world.database.transaction(async (tx) => {
    await tx.query(
      `insert into surety.baselines (id, workflow, source, status, wanted, started_by, started_at, ended_at)
       values ($1, $2, 'import', 'done', $3, $4, $5, $5)`,
      [id, workflow, cases.length, actor.id, now],
    );
    await tx.query(
      `insert into surety.baseline_samples (id, baseline, external_id, seconds, wrong, at)
       select id, $2, external_id, seconds, wrong, $3
       from jsonb_to_recordset($1::jsonb) as x(id uuid, external_id text, seconds float8, wrong boolean)`,
      [toJson(rows), id, now],
    );
    await note(tx, world, actor, "import baseline", workflow, { cases: cases.length });
  });
  world.live.emit({ noun: "workflow", workflow, ids: [] });
}

async function note(
  tx: Queryable,
  world: WorkerWorld,
  actor: Actor,
  verb: string,
  workflow: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await append(tx, { actor, verb, object: `workflow ${workflow}`, detail }, world.clock.now());
}

/** In a timed sample people decide without seeing what the machine made, and a draft is there to be seen. */
function nothingToTime(workflow: string): UserError {
  return new UserError({
    code: "drafts-are-read",
    message: `${workflow} writes drafts, which nobody can send unseen: its cases cannot be timed.`,
    remedy: "Import past cases with their minutes instead: surety baseline import.",
  });
}

function wrongStage(workflow: string, stage: string): UserError {
  return new UserError({
    code: "wrong-stage",
    field: "stage",
    message: `${workflow} is ${stage}: manual work is timed while people decide every case.`,
    remedy: "Move it to shadow or assisted first, or import historic cases.",
  });
}

function alreadyTiming(workflow: string): UserError {
  const message = `A timed sample of ${workflow} is under way already.`;
  return new UserError({ code: "already-timing", message, remedy: "Let it end, or stop it first." });
}

function notTiming(workflow: string): UserError {
  const message = `No timed sample of ${workflow} is under way.`;
  return new UserError({ code: "not-timing", message, remedy: "There is nothing to stop." });
}
