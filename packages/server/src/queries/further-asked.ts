import type { JudgmentSignals } from "@surety/core/wire/signals";
import type { Database } from "../storage/database.ts";

const countedDays = 30;
const dayMs = 86_400_000;

/** Of how many cases others were asked besides, where that depends on the first answer, and what was saved where they were not. */
export async function furtherAsked(
  database: Database,
  workflow: string,
  judgment: string,
  version: string,
  now: Date,
): Promise<NonNullable<JudgmentSignals["further"]>> {
  const [row] = await database.query<{ cases: number; asked: number; dear: number | null; cheap: number | null }>(
    `with versions as (select $3::text as version
       union select version from surety.signal_mixes where workflow = $1 and judgment = $2 and asked = $3),
     answered as (select cost_micros::float8 as cost, signals ?| array['sameAgain', 'sameByOthers'] as asked
       from surety.judgments where workflow = $1 and name = $2 and at >= $4
       and model_version in (select version from versions))
     select count(*)::int as cases, (count(*) filter (where asked))::int as asked, avg(cost) filter (where asked) as dear,
       avg(cost) filter (where not asked) as cheap from answered`,
    [workflow, judgment, version, new Date(now.getTime() - countedDays * dayMs)],
  );
  const { cases = 0, asked = 0, dear = null, cheap = null } = row ?? {};
  const savedMicros = dear === null || cheap === null ? null : Math.round((cases - asked) * Math.max(0, dear - cheap));
  return { cases, asked, savedMicros };
}
