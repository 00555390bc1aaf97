import { UserError } from "@surety/core/errors/user-error";
import { readiness, unmetOf } from "@surety/core/stage/readiness";
import { type StageAnswer, stageChange } from "@surety/core/stage/stage-change";
import type { Stage } from "@surety/core/wire/common";
import type { LiveOverride, Requirement } from "@surety/core/wire/stage";
import { readinessFacts } from "../queries/readiness-facts.ts";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import { startHeld } from "../worker/held-cases.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { endTiming } from "./baseline-commands.ts";
import type { Actor } from "./commands.ts";

interface Stored {
  stage: Stage;
  paused_from: Stage | null;
  live_override: LiveOverride | null;
}

/**
 * Moves a workflow to another stage. Live asks for the five requirements of `core/stage/readiness`; a reason of at least
 * ten characters excuses what is missing, is kept with the workflow, and stands in the audit log.
 */
export async function setStage(
  world: WorkerWorld,
  name: string,
  stage: Stage,
  actor: Actor,
  because?: string,
): Promise<void> {
  const { compiled } = await world.definitions.current(name);
  const resumed = await world.database.transaction(async (tx) => {
    const before = await lockWorkflow(tx, name);
    const requirements = readiness(await readinessFacts(tx, compiled.document));
    const missing = stage === "live" ? unmetOf(requirements) : [];
    const answer = stageChange({
      from: before.paused_from ?? before.stage,
      to: stage,
      missing,
      excused: before.live_override?.missing ?? [],
      because,
    });
    if (answer.kind === "refused") throw refusal(name, answer, requirements);
    const override = overrideAfter(answer, before, stage, { because, by: actor.id, at: world.clock.now(), missing });
    await writeStage(tx, name, before, stage, override, world.clock.now());
    // What a live gate leaves to people is no sample of manual work.
    if (stage === "live") await endTiming(tx, world, name);
    const detail = { stage, missing, because: because ?? null };
    await append(tx, { actor, verb: "set stage", object: `workflow ${name}`, detail }, world.clock.now());
    return stage === "paused" ? 0 : startHeld(tx, world, name);
  });
  world.definitions.forget();
  world.log.info(
    `${name} is ${stage} now (${actor.name}${because === undefined ? "" : `: ${because}`})${resumed > 0 ? `, ${resumed} kept cases go on` : ""}`,
  );
  world.live.emit({ noun: "workflow", workflow: name, ids: [] });
}

async function lockWorkflow(tx: Transaction, name: string): Promise<Stored> {
  const [row] = await tx.query<Stored>(
    "select stage, paused_from, live_override from surety.workflows where name = $1 for update",
    [name],
  );
  if (row === undefined)
    throw new UserError({ code: "workflow-not-found", message: `There is no workflow "${name}".` });
  return row;
}

const trial: readonly Stage[] = ["shadow", "assisted"];

async function writeStage(
  tx: Transaction,
  name: string,
  before: Stored,
  stage: Stage,
  override: LiveOverride | null,
  now: Date,
): Promise<void> {
  const from = before.paused_from ?? before.stage;
  const begins = trial.includes(stage) && !trial.includes(from);
  await tx.query(
    `update surety.workflows set stage = $2, live_override = $3, paused_from = $4,
       trial_since = case when $5 then $7 else trial_since end,
       live_since = case when $6 then $7 when $2 in ('live', 'paused') then live_since end
     where name = $1`,
    [
      name,
      stage,
      override === null ? null : JSON.stringify(override),
      stage === "paused" ? from : null,
      begins,
      stage === "live" && from !== "live",
      now,
    ],
  );
}

/** An override lives as long as the workflow is live, or paused out of it: on the way back up it must be said again. */
function overrideAfter(
  answer: Extract<StageAnswer, { kind: "allowed" }>,
  before: Stored,
  stage: Stage,
  said: { because: string | undefined; by: string; at: Date; missing: LiveOverride["missing"] },
): LiveOverride | null {
  if (answer.override === "new")
    return { because: said.because?.trim() ?? "", by: said.by, at: said.at.toISOString(), missing: said.missing };
  return answer.override === "kept" || stage === "paused" ? before.live_override : null;
}

function refusal(
  name: string,
  { code }: Extract<StageAnswer, { kind: "refused" }>,
  requirements: readonly Requirement[],
): UserError {
  const missing = requirements.filter((one) => !one.met);
  const list = missing.map((one) => one.title.toLowerCase()).join(", ");
  const fixes = missing.map((one) => one.remedy).join(" ");
  if (code === "stage-skipped")
    return new UserError({
      code,
      field: "stage",
      message: `${name} is not ready for live (missing: ${list}), so it may not skip the assisted stage.`,
      remedy: `${fixes} Or move it to assisted first.`,
    });
  return new UserError({
    code,
    field: "because",
    message: `${name} is not ready for live; missing: ${list}.`,
    remedy: `${fixes} Or say in at least ten characters why it goes live without; that is recorded and shown.`,
  });
}
