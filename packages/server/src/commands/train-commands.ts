import { UserError } from "@surety/core/errors/user-error";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import type { Job } from "@surety/core/wire/workflow";
import type { CompiledJudgeBlock, CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { HouseModels } from "../models/house-models.ts";
import { type HeldOut, measureGate, measureQuality } from "../models/measure-judgment.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { startJob } from "./jobs.ts";

interface LabelRow {
  text: string;
  value: string;
  segment: string | null;
  part: "train" | "calibration";
}

type Learned = CompiledJudgment & { kind: "classify" | "score" };

/** What the training of one judgment came to, as the job reports it. */
type Outcome = Record<string, unknown>;

/** Trains the local model of every judgment that uses one, then measures it and derives its gate on held-out labels. */
export async function train(world: WorkerWorld, models: HouseModels, workflow: string): Promise<Job> {
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

/** Measures the models in force on the held-out labels there are now, and derives the gates again. */
export async function calibrate(world: WorkerWorld, models: HouseModels, workflow: string): Promise<Job> {
  const { compiled } = await world.definitions.current(workflow);
  return startJob(world, "calibrate", workflow, async (progress) => {
    const outcomes: Record<string, Outcome> = {};
    for (const one of learnedJudgments(compiled)) {
      const [model] = await world.database.query<{ hash: string }>(
        "select hash from surety.models where workflow = $1 and judgment = $2 and active",
        [workflow, one.judgment.name],
      );
      if (model === undefined)
        throw new UserError({
          code: "not-trained",
          message: `The local model of ${one.judgment.name} has not been trained yet.`,
          remedy: `Run: surety train ${workflow}`,
        });
      progress(0.1, `asking the model of ${one.judgment.name}`);
      outcomes[one.judgment.name] = await measure(world, models, workflow, one, model.hash);
    }
    return outcomes;
  });
}

export interface Judged {
  judgment: Learned;
  block: CompiledJudgeBlock;
}

export function learnedJudgments(compiled: CompiledWorkflow): Judged[] {
  return compiled.blocks.flatMap((block) =>
    block.layer !== "judge"
      ? []
      : block.ranks
          .flat()
          .flatMap((judgment) =>
            judgment.kind !== "rule" && judgment.models.includes("local") ? [{ judgment, block }] : [],
          ),
  );
}

export const noneOf = (judgment: Learned): string | null => (judgment.kind === "classify" ? judgment.none : null);
export const labelsOf = (judgment: Learned): readonly string[] =>
  judgment.kind === "classify" ? judgment.labels : judgment.scale;

async function trainOne(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  judged: Judged,
  progress: (share: number, stage: string) => void,
): Promise<Outcome> {
  const { judgment } = judged;
  const rows = await labelRows(world, workflow, judgment.name, "train");
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
  return { ...result.report, ...(await measure(world, models, workflow, judged, result.hash)) };
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

async function measure(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  { judgment, block }: Judged,
  hash: string,
): Promise<Outcome> {
  const rows = await labelRows(world, workflow, judgment.name, "calibration");
  const answers = await models.ask(
    hash,
    rows.map((row) => row.text),
  );
  const held = rows.map((row, at): HeldOut => ({
    value: row.value,
    segment: block.gate.segment === null ? null : row.segment,
    answer: answers[at] as HeldOut["answer"],
  }));
  const none = noneOf(judgment);
  const quality = measureQuality(judgment.name, labelsOf(judgment), none, held);
  const look = await lookNumber(world, workflow, judgment.name);
  const gate = measureGate(judgment.name, "cases", block.gate, none, held, look, seededRandom(look));
  await store(world, workflow, judgment.name, hash, quality, {
    ...gate,
    segmentBy: block.gate.segment?.source ?? null,
    fittedAt: world.clock.now().toISOString(),
    look,
  });
  world.gates.forget();
  world.live.emit({ noun: "workflow", workflow, ids: [] });
  return {
    accuracy: quality.accuracy,
    macroF1: quality.macroF1,
    ece: quality.ece,
    gate: gate.state,
    segments: gate.segments,
  };
}

/** Each derivation from grown data is one more look at it, and costs assurance; the whole life of the gate counts. */
async function lookNumber(world: WorkerWorld, workflow: string, judgment: string): Promise<number> {
  const [row] = await world.database.query<{ looks: number }>(
    "select count(*)::int as looks from surety.gates where workflow = $1 and judgment = $2",
    [workflow, judgment],
  );
  return (row?.looks ?? 0) + 1;
}

async function store(
  world: WorkerWorld,
  workflow: string,
  judgment: string,
  hash: string,
  quality: object,
  evidence: { maxError: number; assurance: number; segmentBy: string | null; fittedAt: string; look: number },
): Promise<void> {
  await world.database.transaction(async (tx) => {
    await tx.query("update surety.models set quality = $4 where workflow = $1 and judgment = $2 and hash = $3", [
      workflow,
      judgment,
      hash,
      JSON.stringify(quality),
    ]);
    await tx.query("update surety.gates set active = false where workflow = $1 and judgment = $2 and active", [
      workflow,
      judgment,
    ]);
    await tx.query(
      "insert into surety.gates (id, workflow, judgment, model, target, assurance, evidence, active, created_at) values ($1, $2, $3, $4, $5, $6, $7, true, $8)",
      [
        world.newId(),
        workflow,
        judgment,
        hash,
        evidence.maxError,
        evidence.assurance,
        JSON.stringify(evidence),
        world.clock.now(),
      ],
    );
  });
}

/** Audits are left out here: with their weights they speak for automated cases only, not for all that arrive. */
export async function labelRows(
  world: WorkerWorld,
  workflow: string,
  judgment: string,
  part: LabelRow["part"],
): Promise<LabelRow[]> {
  return world.database.query<LabelRow>(
    "select text, value, segment, part from surety.labels where workflow = $1 and judgment = $2 and part = $3 and source <> 'audit' order by id",
    [workflow, judgment, part],
  );
}
