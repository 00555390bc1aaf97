import type { HouseModels } from "../models/house-models.ts";
import type { ChallengerRow, HeldCutOffs, HeldStage } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { contestOf } from "./candidate.ts";
import { readChallenger } from "./challenger-rows.ts";
import { earnGates } from "./earn-gates.ts";

interface EarnedCascades {
  cascade?: { stages: HeldStage[] };
  cascades?: Record<string, { stages: HeldStage[] }>;
}

/**
 * A cascade that differs from the one in force as a whole is compared by cut-offs of its own: they are earned before anything
 * is compared and held fast from then on, and the labels that chose them say nothing about it.
 */
export async function withOwnCutOffs(
  world: WorkerWorld,
  models: HouseModels,
  row: ChallengerRow,
): Promise<ChallengerRow> {
  const { judgments } = await contestOf(world, row);
  if (row.cut_offs.challenger !== undefined || !judgments.some(({ plan }) => plan?.kind === "whole")) return row;
  await earnGates(world, models, row);
  const gates = await world.database.query<{ judgment: string; evidence: EarnedCascades }>(
    `select distinct on (judgment) judgment, evidence from surety.gates
     where workflow = $1 and evidence #>> '{challenge,id}' = $2 order by judgment, created_at desc`,
    [row.workflow, row.id],
  );
  const own = Object.fromEntries(gates.map(({ judgment, evidence }) => [judgment, heldFrom(evidence)]));
  await holdCutOffs(world.database, row.id, "challenger", own);
  return readChallenger(world.database, row.id);
}

/** Only where some stage may answer: without, the first model that answers is the only one asked. */
export function heldFrom({ cascade, cascades }: EarnedCascades): Record<string, HeldStage[]> {
  const all = Object.entries(cascades ?? (cascade === undefined ? {} : { "": cascade }));
  return Object.fromEntries(
    all.flatMap(([segment, { stages }]) => {
      if (stages.every(({ cutoff }) => cutoff === null)) return [];
      return [[segment, stages.map(({ name, version, cutoff }) => ({ name, version, cutoff }))]];
    }),
  );
}

export async function holdCutOffs(
  database: Queryable,
  id: string,
  side: "champion" | "challenger",
  held: HeldCutOffs,
): Promise<void> {
  await database.query(
    "update surety.challengers set cut_offs = cut_offs || jsonb_build_object($2::text, $3::jsonb) where id = $1",
    [id, side, JSON.stringify(held)],
  );
}
