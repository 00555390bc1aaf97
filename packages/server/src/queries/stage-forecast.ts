import type { StageForecast } from "@surety/core/wire/stage";
import type { Queryable } from "../storage/database.ts";
import { shareOf } from "./rates.ts";

/** Reasons that a gate gives where nothing but the stage kept it from automating, or a person's word stood for its answer. */
const heldByStage = ["stage-draft", "stage-shadow", "stage-assisted", "signed", "asked-later"];

/**
 * What a live gate would have done with the cases that people decided since they began to decide everything, until the
 * gate took over. A case would have been automated where nothing but the stage stood in the way of any of its judgments;
 * people agreed where they kept every answer.
 */
export async function stageForecast(database: Queryable, workflow: string): Promise<StageForecast> {
  const [row] = await database.query<{ cases: string; automated: string; agreed: string }>(
    `select count(*) as cases, count(*) filter (where passed) as automated, count(*) filter (where passed and agreed) as agreed
     from (
       select bool_and(j.reason->>'code' = any($2)) as passed,
         bool_and(j.decided_value is not distinct from j.value) as agreed
       from surety.workflows w join surety.judgments j on j.workflow = w.name
         and j.at >= coalesce(w.trial_since, w.created_at) and (w.live_since is null or j.at < w.live_since)
       where w.name = $1 group by j.case_id having bool_and(j.decided_by is not null)
     ) as decided`,
    [workflow, heldByStage],
  );
  const [cases, automated, agreed] = [Number(row?.cases ?? 0), Number(row?.automated ?? 0), Number(row?.agreed ?? 0)];
  return { cases, automated: shareOf(automated, cases), agreement: shareOf(agreed, automated) };
}
