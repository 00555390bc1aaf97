import { isInMix } from "@surety/core/language/mix-part";
import { auditDraw } from "@surety/core/gate/audit-draw";
import { mostTeachingThatPlan } from "@surety/core/gate/cascade-choice";
import { activeModel } from "../models/model-in-force.ts";
import type { LabelRow } from "../models/label-rows.ts";
import { labelRows } from "../models/label-rows.ts";
import { type Judged, noneOf } from "../models/learned-judgments.ts";
import type { Queryable } from "../storage/database.ts";
import { evidenceSince, labelsSince } from "../watch/evidence-since.ts";
import { type TeachingLabel, teachingLabels } from "./unseen-answers.ts";

/**
 * The labels that may measure a cascade, oldest first: a fair sample that no stage learned from. Where nothing is trained,
 * those that would teach a local model measure too. What an alarm has disproved is no evidence.
 */
export async function cascadeLabels(database: Queryable, workflow: string, judged: Judged): Promise<LabelRow[]> {
  const share = await shareApart(database, workflow, judged.judgment.name);
  const labels = await fairCascadeLabels(database, workflow, judged);
  return labels.filter(({ text }) => !isInMix(text, share));
}

/** The same with those to which a mix of a stage's signals is fitted. */
export async function fairCascadeLabels(
  database: Queryable,
  workflow: string,
  { judgment, block }: Judged,
): Promise<LabelRow[]> {
  const trains = judgment.models.includes("local");
  const labels = trains
    ? await labelRows(database, workflow, judgment.name, "calibration")
    : await database.query<LabelRow>(
        `select id, text, value, segment, source, draw_probability as draw, at from surety.labels
         where workflow = $1 and judgment = $2 and draw_probability is not null order by id`,
        [workflow, judgment.name],
      );
  return labelsSince(labels, await evidenceSince(database, workflow, judgment.name), block.gate.segment !== null);
}

/** The labels that may not measure, because the local model learned from them, and may plan: as many as help, as good as drawn. */
export async function planningLabels(
  database: Queryable,
  workflow: string,
  { judgment, block }: Judged,
): Promise<TeachingLabel[]> {
  const model = judgment.models.includes("local") ? await activeModel(database, workflow, judgment.name) : null;
  if (model === null) return [];
  const where = { workflow, judgment: judgment.name, model };
  const labels = await teachingLabels(database, where, noneOf(judgment));
  const since = await evidenceSince(database, workflow, judgment.name);
  return inAskingOrder(labelsSince(labels, since, block.gate.segment !== null)).slice(0, mostTeachingThatPlan);
}

/** By their text alone: as many as the money reaches for are then as good as drawn. */
export function inAskingOrder<Row extends LabelRow>(labels: readonly Row[]): Row[] {
  return labels.toSorted((a, b) => auditDraw("cascade-order", a.text) - auditDraw("cascade-order", b.text));
}

/** The share of texts that are set apart because a mix of a stage's signals was fitted to their labels, or tried. */
async function shareApart(database: Queryable, workflow: string, judgment: string): Promise<number> {
  const [row] = await database.query<{ share: number }>(
    `select coalesce(max((evidence ->> 'share')::float8), 0) as share from surety.signal_mixes
     where workflow = $1 and judgment = $2`,
    [workflow, judgment],
  );
  return row?.share ?? 0;
}
