import type { Queryable } from "../storage/database.ts";

export interface LiveQuality {
  cases: number;
  automated: number;
  /** Answered by the model and then by a person. */
  decided: number;
  /** Of these, answered differently. */
  overridden: number;
}

/** What became of the answers of each judgment since a moment, by name of the judgment. */
export async function liveQuality(
  database: Queryable,
  workflow: string,
  since: Date,
): Promise<Map<string, LiveQuality>> {
  const rows = await database.query<{
    name: string;
    cases: string;
    automated: string;
    decided: string;
    overridden: string;
  }>(
    `select name, count(*) as cases, count(*) filter (where route <> 'review' and reason->>'code' <> 'asked-later') as automated,
       count(*) filter (where route = 'review' and value is not null and decided_value is not null) as decided,
       count(*) filter (where route = 'review' and decided_value <> value) as overridden
     from surety.judgments where workflow = $1 and at >= $2 group by name`,
    [workflow, since],
  );
  return new Map(
    rows.map((row) => [
      row.name,
      {
        cases: Number(row.cases),
        automated: Number(row.automated),
        decided: Number(row.decided),
        overridden: Number(row.overridden),
      },
    ]),
  );
}
