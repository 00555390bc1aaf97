import type { LabelRow } from "./label-rows.ts";
import type { Queryable } from "../storage/database.ts";
import type { HeldOut } from "./held-out.ts";

/** A label of a case, with what a language model said to that case when it was live. */
export type AnsweredLabel = LabelRow & {
  answer: Pick<HeldOut["answer"], "value" | "confidence" | "outOfScope"> & { signals: Record<string, number> };
};

/** Judgments that tell which version answers now: many enough that a short outage of its provider changes nothing. */
const latest = 50;

/**
 * The version that answered most of the latest cases: provider, snapshot, words of the question, labels and guidance. Null
 * before any model has answered.
 */
export async function answeringVersion(
  database: Queryable,
  workflow: string,
  judgment: string,
): Promise<{ model: string; version: string } | null> {
  const [row] = await database.query<{ model: string; version: string }>(
    `select min(model) as model, version from (
       select model, model_version as version, at from surety.judgments
       where workflow = $1 and name = $2 and model_version <> '' order by at desc limit $3) as recent
     group by version order by count(*) desc, max(at) desc limit 1`,
    [workflow, judgment, latest],
  );
  return row ?? null;
}

/**
 * The fair labels of cases that this version answered, oldest first. Nothing is trained from them, so all may measure, those
 * that would teach a local model too.
 */
export async function answeredLabels(
  database: Queryable,
  workflow: string,
  judgment: string,
  version: string,
): Promise<AnsweredLabel[]> {
  return database.query<AnsweredLabel>(
    `select l.id, l.text, l.value, l.segment, l.source, l.draw_probability as draw, l.at,
       jsonb_build_object('value', j.value, 'confidence', j.confidence, 'outOfScope', j.out_of_scope,
         'signals', j.signals) as answer
     from surety.labels l join surety.judgments j on j.case_id = l.case_id and j.name = l.judgment
     where l.workflow = $1 and l.judgment = $2 and l.draw_probability is not null and j.model_version = $3 order by l.id`,
    [workflow, judgment, version],
  );
}
