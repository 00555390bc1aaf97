import type { Queryable } from "../storage/database.ts";

/** What stands behind the labels of one judgment. */
export interface LabelStandingCounts {
  judgment: string;
  total: number;
  confirmed: number;
  /** Labels about which a second or third person is asked. */
  waiting: number;
  disputed: number;
  /** Labels that a model doubts and nobody has looked at. */
  suspects: number;
  train: number;
  calibration: number;
  bySource: Record<string, number>;
}

/** The labels of a workflow by judgment: where they came from, what they are for, and who still has to say something. */
export async function labelStanding(database: Queryable, workflow: string): Promise<LabelStandingCounts[]> {
  return database.query<LabelStandingCounts>(
    `with by_source as (select judgment, source, count(*)::int as n from surety.labels where workflow = $1 group by 1, 2)
     select l.judgment, count(*)::int as total, count(*) filter (where confirmed is not null)::int as confirmed,
       count(*) filter (where waiting)::int as waiting, count(*) filter (where disputed_at is not null)::int as disputed,
       count(*) filter (where part = 'train')::int as train, count(*) filter (where part = 'calibration')::int as calibration,
       (select count(*)::int from surety.suspects s join surety.labels d on d.id = s.label_id where s.workflow = $1
         and s.judgment = l.judgment and s.resolution is null and d.value = s.given) as suspects,
       (select json_object_agg(source, n order by source) from by_source b where b.judgment = l.judgment) as "bySource"
     from surety.labels l where workflow = $1 group by l.judgment order by l.judgment`,
    [workflow],
  );
}
