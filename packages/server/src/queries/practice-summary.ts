import { hitRate } from "@surety/core/review/pace";
import { wilson } from "@surety/core/statistics/wilson";
import type { Rate } from "@surety/core/wire/common";
import { fewestInTeam, type PracticeSummary, practiceDays, type TeamPractice } from "@surety/core/wire/practice";
import type { Queryable } from "../storage/database.ts";
import { ownPractice } from "./read-practice.ts";

interface Said {
  decided: number;
  timed: number;
  median: number | null;
  suggested: number;
  overridden: number;
}

/** What people said since a moment, planted cases with it: whoever counts along learns of none, nor of a vote that waits for a second person. */
const said = `select d.person, r.queue, d.at, d.bulk, d.seconds, case when r.kind = 'review' and r.status not in ('open','claimed') and d.verdict = 'decide'
       and coalesce(d.suggestion_seen, 'shown') in ('shown','asked') then
         (select bool_or(j.value <> d.answers ->> j.name) from surety.judgments j
          where j.case_id = d.case_id and j.value is not null and d.answers ? j.name) end as overrides
     from surety.decisions d join surety.reviews r on r.id = d.review_id where d.at >= $1 and d.undone_at is null
     union all
     select d.person, r.queue, d.at, d.bulk, d.seconds, null from surety.planted_decisions d
       join surety.planted_reviews r on r.id = d.review_id where d.at >= $1 and d.undone_at is null`;
/** The middle as the pace of a week is: the later of two middle ones. */
const figures = `count(*)::int as decided, count(*) filter (where bulk is null and seconds > 0)::int as timed,
  (array_agg(seconds order by seconds) filter (where bulk is null and seconds > 0))
    [floor((count(*) filter (where bulk is null and seconds > 0)) * 0.5)::int + 1] as median,
  count(overrides)::int as suggested, count(*) filter (where overrides)::int as overridden`;

/** How one person decided in the last 30 days, as they see it first, with what else they may want to know of it. */
export async function practiceSummary(database: Queryable, person: string, now: Date): Promise<PracticeSummary> {
  const since = new Date(now.getTime() - practiceDays * 86_400_000);
  const [[own], agreement, practice, [settings], looks] = await Promise.all([
    database.query<Said>(`select ${figures} from (${said}) said where person = $2`, [since, person]),
    secondOpinions(database, person, since),
    ownPractice(database, person, now),
    database.query<{ shared: Date | null; hours: number | null }>(
      "select practice_shared_at as shared, review_hours as hours from surety.people where id = $1",
      [person],
    ),
    looksAt(database, person),
  ]);
  return {
    days: practiceDays,
    decided: own!.decided,
    timed: own!.timed,
    medianSeconds: own!.median,
    overrides: rateOf(own!.overridden, own!.suggested),
    agreement,
    planted: practice?.planted ?? null,
    plantedWrongSuggestion: practice?.plantedWrongSuggestion ?? null,
    signals: (practice?.queues ?? []).flatMap(({ queue, signal }) =>
      signal === null ? [] : [{ queue, sentence: signal }],
    ),
    sharedAt: settings?.shared?.toISOString() ?? null,
    reviewHours: settings?.hours ?? null,
    looks,
  };
}

/** Each queue as a whole, where enough people work in it that nobody can be told from the others. */
export async function teamPractice(database: Queryable, now: Date): Promise<TeamPractice[]> {
  const since = new Date(now.getTime() - practiceDays * 86_400_000);
  const rows = await database.query<Said & { queue: string; people: number }>(
    `select queue, count(distinct person)::int as people, ${figures} from (${said}) said
     where exists (select from surety.people p where p.id = person) group by queue order by queue`,
    [since],
  );
  return rows.map(({ queue, people, ...some }) => {
    const enough = people >= fewestInTeam;
    return {
      queue,
      people: enough ? people : null,
      decided: enough ? some.decided : null,
      medianSeconds: enough ? some.median : null,
      overrides: enough ? rateOf(some.overridden, some.suggested) : null,
    };
  });
}

/** With the random share of second opinions, whichever of the two somebody was. */
async function secondOpinions(database: Queryable, person: string, since: Date): Promise<Rate | null> {
  const [row] = await database.query<{ same: number; n: number }>(
    `select count(*)::int as n, count(*) filter (where d.answers ->> l.judgment = o.value)::int as same
     from surety.labels l join surety.opinions o on o.label_id = l.id
       join surety.decisions d on d.case_id = l.case_id and d.person = l.person and d.undone_at is null and d.answers ? l.judgment
     where l.asked = 'sample' and o.at >= $2 and $1 in (l.person, o.person)`,
    [person, since],
  );
  return hitRate(row?.same ?? 0, row?.n ?? 0);
}

async function looksAt(database: Queryable, person: string): Promise<PracticeSummary["looks"]> {
  const rows = await database.query<{ by: string; at: Date; because: string }>(
    `select detail ->> 'name' as by, at, detail ->> 'because' as because from surety.audit_log
     where verb = $1 and object = $2 order by id desc limit 20`,
    [practiceLookVerb, `person ${person}`],
  );
  return rows.map(({ by, at, because }) => ({ by, at: at.toISOString(), because }));
}

/** As the log writes it down when an owner looks at one person's figures. */
export const practiceLookVerb = "look at practice";

const rateOf = (k: number, n: number): Rate | null => (n === 0 ? null : { value: k / n, ...wilson(k, n, 0.95), n });
