import type { Prospect } from "@surety/core/ports/judge-model";
import type { CascadeEstimate } from "@surety/core/wire/cascade";
import type { Judged } from "../models/learned-judgments.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { cascadeJudgments, obstacleOf } from "./cascade-judgments.ts";
import { cascadeLabels, planningLabels } from "./cascade-labels.ts";
import { meanCosts } from "./cascade-money.ts";
import { stageProspects } from "./stage-answers.ts";

type Estimated = CascadeEstimate["judgments"][number];

/** What it would cost to ask every stage of a workflow's cascades about the labels that measure; nobody is asked. */
export async function estimateCascades(world: WorkerWorld, workflow: string): Promise<CascadeEstimate> {
  const { compiled } = await world.definitions.current(workflow);
  const judged = cascadeJudgments(compiled).filter((one) => obstacleOf(one) === null);
  const judgments = await Promise.all(judged.map((one) => estimateOf(world, workflow, one)));
  return { workflow, currency: compiled.document.measure?.currency ?? "EUR", judgments };
}

async function estimateOf(world: WorkerWorld, workflow: string, judged: Judged): Promise<Estimated> {
  const { name, models } = judged.judgment;
  const labels = await cascadeLabels(world.database, workflow, judged);
  const planning = await planningLabels(world.database, workflow, judged);
  const costs = await meanCosts(world.database, workflow, name);
  const stages = await Promise.all(
    models.map(async (model) => {
      const prospects = await stageProspects(world, workflow, judged.judgment, model, [...labels, ...planning]);
      return { name: model, ...priceOf(prospects, costs.get(model) ?? null) };
    }),
  );
  return { judgment: name, labels: labels.length, planning: planning.length, stages };
}

function priceOf(prospects: readonly Prospect[], mean: number | null): Omit<Estimated["stages"][number], "name"> {
  const missing = prospects.filter(({ known }) => !known);
  const most = missing.reduce<number | null>(
    (sum, { mostMicros }) => (sum === null || mostMicros === null ? null : sum + mostMicros),
    0,
  );
  const likely = missing.length === 0 ? 0 : mean === null ? null : Math.round(missing.length * mean);
  return { missing: missing.length, mostMicros: most, likelyMicros: likely };
}
