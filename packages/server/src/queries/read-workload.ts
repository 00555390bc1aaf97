import { instantOf, wallDay } from "@surety/core/review/zoned-time";
import type { Estimate } from "@surety/core/measure/mean-interval";
import type { QueueWork, Workload } from "@surety/core/wire/workload";
import type { Queryable } from "../storage/database.ts";
import { plantedFor } from "./planted.ts";
import { forecastQueues, type ForecastParts } from "./queue-forecast.ts";
import { queueTimes } from "./queue-times.ts";
import type { Looker } from "./review-conditions.ts";

type Counts = Pick<QueueWork, "queue" | "open" | "dueToday" | "overdue" | "held">;
type People = Workload["people"];

/** What does not depend on who looks. */
export interface HouseWork {
  today: Date;
  counts: Counts[];
  people: People;
  times: Map<string, Estimate>;
  forecast: ForecastParts;
  capacity: Workload["capacity"];
}

/** Counts, times and forecast of the house. `zone` says when today ends. */
export async function readHouseWork(database: Queryable, now: Date, zone: string): Promise<HouseWork> {
  const tomorrow = { day: wallDay(zone, now.getTime()) + 1, minute: 0 };
  const today = new Date(instantOf(zone, tomorrow, "first"));
  const [counts, people, times, [capacity]] = await Promise.all([
    database.query<Counts>(
      `select queue, ${countsOf} from surety.reviews where status in ('open','claimed') group by queue order by queue`,
      [now, today],
    ),
    peopleAtWork(database, now),
    queueTimes(database, now),
    database.query<Workload["capacity"]>(
      `select coalesce(sum(review_hours), 0)::float8 as hours, count(review_hours)::int as people from surety.people`,
    ),
  ]);
  return { today, counts, people, times, capacity: capacity!, forecast: await forecastQueues(database, times) };
}

/** The same for one who looks: with the planted cases of their inbox, so that counts and lists agree. */
export async function readWorkload(database: Queryable, house: HouseWork, { person, now }: Looker): Promise<Workload> {
  const planted = await database.query<Counts>(
    `select queue, ${countsOf} from surety.planted_reviews r
     where r.status in ('open','claimed') and ${plantedFor("$3")} group by queue`,
    [now, house.today, person],
  );
  const { queues: expected, house: forecast } = house.forecast;
  const names = [...new Set([...house.counts, ...planted].map(({ queue }) => queue).concat([...expected.keys()]))];
  return {
    at: now.toISOString(),
    today: house.today.toISOString(),
    queues: names.toSorted().map((queue) => workOf(queue, [...house.counts, ...planted], house)),
    people: house.people,
    capacity: house.capacity,
    forecast,
  };
}

const countsOf = `count(*)::int as open, (count(*) filter (where due_at < $2))::int as "dueToday",
  (count(*) filter (where due_at < $1))::int as overdue,
  (count(*) filter (where status = 'claimed' and claimed_until > $1))::int as held`;

/** Who has reviews in hand; how many is what the list says of each of them anyway, and nothing of how they decide. */
function peopleAtWork(database: Queryable, now: Date): Promise<People> {
  return database.query<People[number]>(
    `select person, surety.name_of(person) as name, sum(given)::int as given, sum(overdue)::int as overdue, sum(held)::int as held
     from (
       select assignee as person, count(*) as given, count(*) filter (where due_at < $1) as overdue, 0 as held
       from surety.reviews where status in ('open','claimed') and assignee is not null group by 1
       union all
       select claimed_by, 0, 0, count(*) from surety.reviews where status = 'claimed' and claimed_until > $1 group by 1) work
     group by person order by 2`,
    [now],
  );
}

function workOf(queue: string, counts: readonly Counts[], { times, forecast }: HouseWork): QueueWork {
  const own = counts.filter((one) => one.queue === queue);
  const sum = (of: (one: Counts) => number) => own.reduce((total, one) => total + of(one), 0);
  const open = sum((one) => one.open);
  const time = times.get(queue) ?? null;
  const hours = (seconds: number) => (open * seconds) / 3600;
  return {
    queue,
    open,
    dueToday: sum((one) => one.dueToday),
    overdue: sum((one) => one.overdue),
    held: sum((one) => one.held),
    secondsPerReview: time,
    hours: time === null ? null : { value: hours(time.value), low: hours(time.low), high: hours(time.high) },
    next7: forecast.queues.get(queue) ?? null,
  };
}
