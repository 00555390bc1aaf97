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
 * The version that answered most of the latest cases: provider, snapshot, words of the question, labels and guidance, but not
 * how its signals were mixed. Null before any model has answered.
 */
export async function answeringVersion(
  database: Queryable,
  workflow: string,
  judgment: string,
): Promise<{ model: string; version: string } | null> {
  const [row] = await database.query<{ model: string; version: string }>(
    `select min(model) as model, coalesce(m.asked, recent.version) as version from (
       select model, model_version as version, at from surety.judgments
       where workflow = $1 and name = $2 and model_version <> '' order by at desc limit $3) as recent
     left join surety.signal_mixes m on m.workflow = $1 and m.judgment = $2 and m.version = recent.version
     group by 2 order by count(*) desc, max(at) desc limit 1`,
    [workflow, judgment, latest],
  );
  return row ?? null;
}

/**
 * The fair labels of cases that this version answered, however its signals were mixed then, oldest first. No local model is
 * trained from them, so those that would teach one may measure too. What the known cases of that time said is left out: others
 * may be compared with now.
 */
export async function answeredLabels(
  database: Queryable,
  workflow: string,
  judgment: string,
  version: string,
): Promise<AnsweredLabel[]> {
  return database.query<AnsweredLabel>(
    `with versions as (select $3::text as version
       union select version from surety.signal_mixes where workflow = $1 and judgment = $2 and asked = $3)
     select l.id, l.text, l.value, l.segment, l.source, l.draw_probability as draw, l.at,
       jsonb_build_object('value', j.value, 'confidence', j.confidence, 'outOfScope', j.out_of_scope,
         'signals', j.signals - array['sameByKnown', 'nearKnown']) as answer
     from surety.labels l join surety.judgments j on j.case_id = l.case_id and j.name = l.judgment
     where l.workflow = $1 and l.judgment = $2 and l.draw_probability is not null
       and j.model_version in (select version from versions) order by l.id`,
    [workflow, judgment, version],
  );
}
