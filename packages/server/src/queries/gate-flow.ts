import { activeSeconds } from "@surety/core/measure/active-seconds";
import type { GateDetail, ReviewTime } from "@surety/core/wire/gate-detail";
import type { BaselineFigures } from "@surety/core/wire/baseline";
import { heldWhatever } from "../generate/draft-labels.ts";
import type { Queryable } from "../storage/database.ts";
import { workTimes } from "./value-counts.ts";

const dayMs = 86_400_000;
const countedDays = 14;
/** From so many decisions on, they are believed more than any baseline. */
const enoughDecisions = 20;

/** What arrives at a gate in a day, segment by segment, and how long people take for one case. */
export async function gateFlow(
  database: Queryable,
  workflow: string,
  baseline: BaselineFigures,
  judgment: string,
  now: Date,
): Promise<GateDetail["flow"]> {
  const since = new Date(now.getTime() - countedDays * dayMs);
  const [counted, reviewTime] = await Promise.all([
    arrivals(database, workflow, judgment, since),
    timeOfReviews(database, workflow, baseline, since),
  ]);
  const first = counted.reduce((least, row) => Math.min(least, row.first.getTime()), now.getTime());
  const days = Math.max(1, (now.getTime() - Math.max(first, since.getTime())) / dayMs);
  const segments = counted.map(({ segment, cases }) => ({ segment, cases, perDay: cases / days }));
  return { days, segments, reviewTime };
}

/** Of drafts those that a gate could let out: its labels speak of no others. */
async function arrivals(
  database: Queryable,
  workflow: string,
  judgment: string,
  since: Date,
): Promise<{ segment: string; cases: number; first: Date }[]> {
  return database.query(
    `select coalesce(segment, '') as segment, count(*)::int as cases, min(at) as first from surety.judgments
     where workflow = $1 and name = $2 and at >= $3 and not (kind = 'generate' and reason ->> 'code' = any($4))
     group by 1 order by 2 desc, 1`,
    [workflow, judgment, since, heldWhatever],
  );
}

/** The time of a decision is what the value of the workflow counts too: one definition, in `workTimes`. */
export async function timeOfReviews(
  database: Queryable,
  workflow: string,
  { minutesPerCase: manual }: BaselineFigures,
  since: Date,
): Promise<ReviewTime | null> {
  const times = await workTimes(database, workflow, since);
  const { seconds } = activeSeconds(
    times.flatMap((one) => (one.kind === "review" && one.seconds !== null ? [one.seconds] : [])),
  );
  const n = seconds.length;
  if (n >= enoughDecisions || (n > 0 && manual === null))
    return { seconds: seconds.reduce((sum, one) => sum + one, 0) / n, source: "measured", n };
  return manual === null ? null : { seconds: manual.value * 60, source: manual.source, n: manual.n ?? 0 };
}
