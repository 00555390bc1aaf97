import { microsOf } from "@surety/core/language/budget-schema";
import type { Job } from "@surety/core/wire/workflow";
import { choosesCascade, refuseSpending } from "../cascade/cascade-judgments.ts";
import { deriveCascade } from "../cascade/derive-cascade.ts";
import { Purse } from "../cascade/purse.ts";
import type { HeldOut } from "../models/held-out.ts";
import type { HouseModels } from "../models/house-models.ts";
import { type LabelRow, labelRows } from "../models/label-rows.ts";
import { draftJudgments, type Judged, learnedJudgments, providedJudgments } from "../models/learned-judgments.ts";
import { modelInForce } from "../models/model-in-force.ts";
import { evidenceSince, labelsSince } from "../watch/evidence-since.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { deriveDraft, nothingWritten } from "./derive-draft.ts";
import { deriveProvided } from "./derive-provided.ts";
import { type Derived, earnGate } from "./earn-gate.ts";
import { startJob } from "./jobs.ts";

/**
 * Measures the models in force on the held-out labels there are now, and derives the gates again. Where `spend` is given (in
 * the workflow's currency), every stage of a cascade is asked about the labels for at most so much, and cut-offs are chosen
 * together; without it nobody is asked, and cascades that have been measured before are chosen again.
 */
export async function deriveGates(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  actor: Actor,
  spend: number | null = null,
): Promise<Job> {
  const { compiled } = await world.definitions.current(workflow);
  if (spend !== null) await refuseSpending(world, workflow, compiled);
  const purse = new Purse(microsOf(spend ?? 0));
  const pays = spend !== null;
  return startJob(world, "calibrate", workflow, (progress) =>
    deriveAll({ world, models, workflow, actor, pays, purse }, progress),
  );
}

/** The gates of all judgments of a workflow. */
export interface Derivations {
  world: WorkerWorld;
  models: HouseModels;
  workflow: string;
  actor: Actor;
  /** Whether somebody pays for asking every stage of a cascade. */
  pays: boolean;
  purse: Purse;
}

export async function deriveAll(
  { world, models, workflow, actor, pays, purse }: Derivations,
  progress: (share: number, stage: string) => void,
): Promise<Record<string, Derived>> {
  const { compiled } = await world.definitions.current(workflow);
  const outcomes: Record<string, Derived> = {};
  for (const one of [...providedJudgments(compiled), ...learnedJudgments(compiled)]) {
    const { name } = one.judgment;
    progress(0.1, `asking the models of ${name}`);
    outcomes[name] = (await choosesCascade(world, workflow, one, pays))
      ? await deriveCascade({ world, models, workflow, judged: one, purse, actor, progress })
      : await deriveAlone(world, models, workflow, one, actor);
  }
  for (const one of draftJudgments(compiled)) {
    const { name } = one.judgment;
    const derived = await deriveDraft(world, workflow, one, actor);
    if (derived !== null) outcomes[name] = derived;
    else if (Object.keys(outcomes).length === 0) throw nothingWritten(workflow, name);
  }
  return outcomes;
}

async function deriveAlone(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  judged: Judged,
  actor: Actor,
): Promise<Derived> {
  if (!judged.judgment.models.includes("local")) return deriveProvided(world, workflow, judged, actor);
  const model = await modelInForce(world.database, workflow, judged.judgment.name);
  return deriveGate(world, models, workflow, judged, model, actor);
}

/**
 * Measures one model on the fair sample there is now, and puts the thresholds in force that it has earned. Where an alarm has
 * shut the gate, only labels from after it count; if they earn a threshold, and a person has asked for it, the gate opens.
 */
export async function deriveGate(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  judged: Judged,
  model: string,
  startedBy: Actor | null = null,
): Promise<Derived> {
  const gated = judged.block.gate.segment !== null;
  const since = await evidenceSince(world.database, workflow, judged.judgment.name);
  const labels = await labelRows(world.database, workflow, judged.judgment.name, "calibration");
  const rows = labelsSince(labels, since, gated);
  const hold = (segmented: boolean) => heldOut(models, model, rows, segmented);
  return earnGate(world, workflow, judged, { model, answeredBy: null, rows, since, hold, startedBy });
}

/** These labels with what a model says to their texts. */
export async function heldOut(
  models: HouseModels,
  model: string,
  rows: readonly LabelRow[],
  segmented: boolean,
): Promise<HeldOut[]> {
  const answers = await models.ask(
    model,
    rows.map((row) => row.text),
  );
  return rows.map((row, at) => ({
    value: row.value,
    segment: segmented ? row.segment : null,
    draw: row.draw ?? 1,
    answer: answers[at] as HeldOut["answer"],
  }));
}
