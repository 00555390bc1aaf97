import { hitRate, type Paced, paceByWeek, rubberStampSentence } from "@surety/core/review/pace";
import type { Practice } from "@surety/core/wire/practice";
import type { Queryable } from "../storage/database.ts";

const weeks = 12;
const day = 86_400_000;
/** An owner sees a signal only when it has stood for so long: whoever it speaks of has seen it first. */
const ownersWaitDays = 7;

interface DecisionRow extends Paced {
  person: string;
  name: string;
  queue: string;
}

interface PlantedRow {
  person: string;
  name: string;
  right: boolean;
  wrongSuggestion: boolean;
}

/** How one person works, as they see it themselves; null where they have decided nothing. */
export async function ownPractice(database: Queryable, person: string, now: Date): Promise<Practice | null> {
  return (await practices(database, person, now, now))[0] ?? null;
}

/** How those work who let owners see it; nobody else's figures are read. */
export async function sharedPractice(database: Queryable, now: Date): Promise<Practice[]> {
  const shared = await database.query<{ id: string }>(
    "select id from surety.people where practice_shared_at is not null order by name",
  );
  const all = await Promise.all(shared.map(({ id }) => practiceOf(database, id, now)));
  return all.flatMap((one) => one ?? []);
}

/** How one person works as an owner sees it: signals only when they have stood for a week. */
export async function practiceOf(database: Queryable, person: string, now: Date): Promise<Practice | null> {
  return (await practices(database, person, now, new Date(now.getTime() - ownersWaitDays * day)))[0] ?? null;
}

async function practices(database: Queryable, person: string, now: Date, signalAt: Date): Promise<Practice[]> {
  const since = new Date(now.getTime() - weeks * 7 * day);
  const [decisions, planted] = await Promise.all([
    decisionRows(database, person, since),
    database.query<PlantedRow>(
      `select d.person, surety.name_of(d.person) as name, d.right_answer as right, p.wrong_suggestion as "wrongSuggestion"
       from surety.planted_decisions d join surety.planted_reviews p on p.id = d.review_id
       where d.undone_at is null and d.at >= $2 and d.person = $1 and p.status not in ('open','claimed')`,
      [person, since],
    ),
  ]);
  const people = new Map([...decisions, ...planted].map((row) => [row.person, row.name]));
  return [...people]
    .map(([id, name]) => ({
      person: id,
      name,
      queues: queuesOf(
        decisions.filter((row) => row.person === id),
        now,
        signalAt,
      ),
      ...plantedOf(planted.filter((row) => row.person === id)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Only who had seen a suggestion before they answered could agree with it, and only once nobody else is to answer: whether a
 * vote that waits agrees with the machine says what it is. Times that nobody measured say nothing.
 */
function decisionRows(database: Queryable, person: string, since: Date): Promise<DecisionRow[]> {
  return database.query<DecisionRow>(
    `select d.person, surety.name_of(d.person) as name, r.queue, d.at, d.seconds,
       case when r.kind = 'review' and r.status not in ('open','claimed') and coalesce(d.suggestion_seen, 'shown') in ('shown','asked') then (select bool_and(j.value = d.answers ->> j.name) from surety.judgments j
         where j.case_id = d.case_id and j.value is not null and d.answers ? j.name) end as agrees
     from surety.decisions d join surety.reviews r on r.id = d.review_id
     where d.undone_at is null and d.bulk is null and d.at >= $2 and d.seconds > 0 and d.person = $1
       and exists (select from surety.people p where p.id = d.person)`,
    [person, since],
  );
}

function queuesOf(decisions: readonly DecisionRow[], now: Date, signalAt: Date): Practice["queues"] {
  return [...Map.groupBy(decisions, ({ queue }) => queue)].map(([queue, some]) => ({
    queue,
    decisions: some.length,
    weeks: paceByWeek(some, now, weeks),
    signal: rubberStampSentence(some, signalAt),
  }));
}

function plantedOf(rows: readonly PlantedRow[]): Pick<Practice, "planted" | "plantedWrongSuggestion"> {
  const rate = (some: readonly PlantedRow[]) => hitRate(some.filter(({ right }) => right).length, some.length);
  return { planted: rate(rows), plantedWrongSuggestion: rate(rows.filter(({ wrongSuggestion }) => wrongSuggestion)) };
}
