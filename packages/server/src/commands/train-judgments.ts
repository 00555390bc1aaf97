import { UserError } from "@surety/core/errors/user-error";
import type { Job } from "@surety/core/wire/workflow";
import type { HouseModels } from "../models/house-models.ts";
import { labelRows } from "../models/label-rows.ts";
import { type Judged, learnedJudgments, noneOf } from "../models/learned-judgments.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { deriveGate } from "./derive-gates.ts";
import { startJob } from "./jobs.ts";

/** What the training of one judgment came to, as the job reports it. */
type Outcome = Record<string, unknown>;

/** Trains the local model of every judgment that uses one, then measures it and derives its gate on held-out labels. */
export async function trainJudgments(world: WorkerWorld, models: HouseModels, workflow: string): Promise<Job> {
  const { compiled } = await world.definitions.current(workflow);
  const judged = learnedJudgments(compiled);
  if (judged.length === 0)
    throw new UserError({
      code: "nothing-to-train",
      message: `${workflow} has no judgment that the local model answers.`,
      remedy: 'List "local" among the models of a classify or score judgment.',
    });
  return startJob(world, "train", workflow, async (progress) => {
    const outcomes: Record<string, Outcome> = {};
    for (const [at, one] of judged.entries()) {
      outcomes[one.judgment.name] = await trainOne(world, models, workflow, one, (share, stage) =>
        progress((at + share) / judged.length, stage),
      );
    }
    return outcomes;
  });
}

async function trainOne(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  judged: Judged,
  progress: (share: number, stage: string) => void,
): Promise<Outcome> {
  const { judgment } = judged;
  const rows = await labelRows(world.database, workflow, judgment.name, "train");
  const none = noneOf(judgment);
  const cases = rows.map((row) => ({ text: row.text, label: row.value }));
  const result = await models.local.train(
    none === null ? { cases } : { cases, outOfScopeLabel: none },
    ({ share, stage }) => progress(share * 0.9, `${judgment.name}: ${stage}`),
  );
  await models.artefacts.write(result.hash, result.bytes);
  await activate(world, workflow, judgment.name, result.hash, rows.length, { ...result.report });
  models.forget();
  progress(0.92, `${judgment.name}: measuring`);
  return { ...result.report, ...(await deriveGate(world, models, workflow, judged, result.hash)) };
}

/** The new model is in force from here on; the old gate, which spoke for the old model, is void by itself. */
async function activate(
  world: WorkerWorld,
  workflow: string,
  judgment: string,
  hash: string,
  labels: number,
  report: Record<string, unknown>,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    await tx.query("update surety.models set active = false where workflow = $1 and judgment = $2 and active", [
      workflow,
      judgment,
    ]);
    await tx.query(
      `insert into surety.models (hash, workflow, judgment, labels, report, active, created_at) values ($1, $2, $3, $4, $5, true, $6)
       on conflict (workflow, judgment, hash) do update set active = true, labels = excluded.labels, report = excluded.report, created_at = excluded.created_at`,
      [hash, workflow, judgment, labels, JSON.stringify(report), world.clock.now()],
    );
  });
}
