import { rankSuspects } from "@surety/core/review/rank-suspects";
import type { TrainResult } from "@surety/models";
import type { LabelRow } from "../models/label-rows.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";

/**
 * Keeps the labels that a fresh model contradicts although it has not seen them, in place of those that an earlier one
 * did. What a person has decided to keep is not asked again.
 */
export async function keepSuspects(
  world: WorkerWorld,
  where: { workflow: string; judgment: string; model: string },
  rows: readonly LabelRow[],
  { labels, outOfFold }: Pick<TrainResult, "labels" | "outOfFold">,
): Promise<void> {
  const doubted = outOfFold.map(({ index, probabilities }) => {
    const { id, value } = rows[index]!;
    return { id, given: value, probabilities };
  });
  const suspects = rankSuspects(labels, doubted).map((one) => ({ ...one, label: one.id, id: world.newId() }));
  await world.database.transaction(async (tx) => {
    await tx.query("delete from surety.suspects where workflow = $1 and judgment = $2 and resolution is null", [
      where.workflow,
      where.judgment,
    ]);
    await tx.query(
      `insert into surety.suspects (id, workflow, judgment, label_id, model, given, likely, given_probability, likely_probability, found_at)
       select x.id, $2, $3, x.label, $4, x.given, x.likely, x."givenProbability", x."likelyProbability", $5
       from jsonb_to_recordset($1::jsonb) as x(id uuid, label uuid, given text, likely text, "givenProbability" float8, "likelyProbability" float8)
       join surety.labels l on l.id = x.label and l.value = x.given
       where not exists (select from surety.suspects s where s.label_id = x.label and s.resolution is not null)
       on conflict do nothing`,
      [toJson(suspects), where.workflow, where.judgment, where.model, world.clock.now()],
    );
  });
}
