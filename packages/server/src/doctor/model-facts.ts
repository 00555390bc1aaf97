import type { ModelFacts } from "@surety/core/doctor/doctor-facts";
import type { Rate } from "@surety/core/wire/common";
import type { Queryable } from "../storage/database.ts";

interface Row {
  judgment: string;
  labels: number;
  quality: { accuracy?: Rate | null } | null;
  created_at: Date;
  since: number;
}

/** The model in force of each judgment, with what it was right about among labels that it had not seen. */
export async function modelFacts(
  database: Queryable,
  workflow: string,
  now: Date,
): Promise<Record<string, ModelFacts>> {
  const rows = await database.query<Row>(
    `select m.judgment, m.labels, m.quality, m.created_at,
       (select count(*)::int from surety.labels l where l.workflow = m.workflow and l.judgment = m.judgment
          and l.part = 'train' and l.at > m.created_at) as since
     from surety.models m where m.workflow = $1 and m.active`,
    [workflow],
  );
  return Object.fromEntries(
    rows.map(({ judgment, labels, quality, created_at, since }) => {
      const accuracy = quality?.accuracy ?? null;
      const heldOut = accuracy === null ? null : { right: Math.round(accuracy.value * accuracy.n), of: accuracy.n };
      const ageDays = (now.getTime() - created_at.getTime()) / 86_400_000;
      return [judgment, { ageDays, trainedOn: labels, labelsSince: since, heldOut }];
    }),
  );
}
