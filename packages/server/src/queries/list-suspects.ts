import type { SuspectList } from "@surety/core/wire/label";
import type { Queryable } from "../storage/database.ts";

const shown = 100;

/** Labels of a workflow that its models doubt and nobody has looked at, the strongest contradiction first. */
export async function listSuspects(database: Queryable, workflow: string): Promise<SuspectList> {
  const [rows, counts] = await Promise.all([
    database.query<Omit<SuspectList["items"][number], "at"> & { at: Date }>(
      `select s.id, s.label_id as "labelId", s.judgment, l.text, s.given, s.likely, s.given_probability as "givenProbability",
         s.likely_probability as "likelyProbability", l.source, l.case_id as "caseId", surety.name_of(l.person) as person, l.at
       from surety.suspects s join surety.labels l on l.id = s.label_id
       where s.workflow = $1 and s.resolution is null and l.value = s.given
       order by s.likely_probability - s.given_probability desc, s.id limit ${shown}`,
      [workflow],
    ),
    database.query<{ open: number; kept: number; relabelled: number }>(
      `select count(*) filter (where resolution is null)::int as open, count(*) filter (where resolution = 'kept')::int as kept,
         count(*) filter (where resolution = 'relabelled')::int as relabelled from surety.suspects where workflow = $1`,
      [workflow],
    ),
  ]);
  return {
    items: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    ...(counts[0] ?? { open: 0, kept: 0, relabelled: 0 }),
  };
}
