import { type ArrivalForecast, type Bounded, forecastArrivals, productOf } from "@surety/core/measure/arrival-forecast";
import type { Estimate } from "@surety/core/measure/mean-interval";
import type { QueueWork, Workload } from "@surety/core/wire/workload";
import type { Queryable } from "../storage/database.ts";

interface HourRow {
  hour: Date;
  workflow: string;
  queue: string;
  /** Of the last seven days. */
  recent: boolean;
  isCase: boolean;
  arrivals: number;
}

const dayMs = 86_400_000;
const backDays = 57;
/** Fewer reviews of the last week than this say little of what the gates do now: then all counted weeks do. */
const fewest = 20;

/** What comes to one queue from one workflow: cases that are expected times reviews for each of them. */
interface Stream {
  workflow: string;
  queue: string;
  cases: ArrivalForecast;
  share: { value: number; variance: number };
}

export interface ForecastParts {
  queues: Map<string, NonNullable<QueueWork["next7"]>>;
  house: Workload["forecast"];
}

/** Hours of the next seven days by queue, from arrivals by the hour of the week and what the gates send to people now. */
export async function forecastQueues(
  database: Queryable,
  times: ReadonlyMap<string, Estimate>,
): Promise<ForecastParts> {
  const [counted] = await database.query<{ until: Date; from: Date | null }>(
    `select counted_until as until, (select min(hour) from surety.arrival_hours) as from from surety.arrival_counts`,
  );
  const nothing = { days: null, hours: null, weeks: 0, countedFrom: counted?.from?.toISOString() ?? null };
  if (counted === undefined || counted.from === null) return { queues: new Map(), house: nothing };
  const streams = streamsOf(await readHours(database, counted.until), counted.from, counted.until);
  if (streams.length === 0) return { queues: new Map(), house: nothing };
  const queues = Map.groupBy(streams, ({ queue }) => queue);
  return {
    queues: new Map([...queues].map(([queue, some]) => [queue, forecastOf(some, times.get(queue) ?? null)])),
    house: { ...nothing, ...houseOf(streams, times, counted.until), weeks: streams[0]?.cases.weeks ?? 0 },
  };
}

function readHours(database: Queryable, until: Date): Promise<HourRow[]> {
  return database.query<HourRow>(
    `select hour, workflow, queue, hour >= $2 as recent, kind = 'case' as "isCase", sum(arrivals)::int as arrivals
     from surety.arrival_hours where hour >= $1 group by 1, 2, 3, 4, 5`,
    [new Date(until.getTime() - backDays * dayMs), new Date(until.getTime() - 7 * dayMs)],
  );
}

function streamsOf(rows: readonly HourRow[], from: Date, until: Date): Stream[] {
  return [...Map.groupBy(rows, ({ workflow }) => workflow)].flatMap(([workflow, own]) => {
    const arrived = own.filter(({ isCase }) => isCase);
    const cases = forecastArrivals(arrived, from, until);
    if (cases === null) return [];
    const within = ({ hour }: HourRow) => hour.getTime() >= until.getTime() - cases.weeks * 7 * dayMs;
    const reviews = Map.groupBy(
      own.filter((row) => !row.isCase && within(row)),
      ({ queue }) => queue,
    );
    return [...reviews].flatMap(([queue, opened]) => {
      const share = shareOf(opened, arrived.filter(within));
      return share === null ? [] : [{ workflow, queue, cases, share }];
    });
  });
}

/** Reviews for each case, as the gates are now; its variance is Poisson's. */
function shareOf(opened: readonly HourRow[], arrived: readonly HourRow[]): Stream["share"] | null {
  const count = (rows: readonly HourRow[], recent: boolean) =>
    rows.reduce((sum, row) => sum + (recent && !row.recent ? 0 : row.arrivals), 0);
  const recent = count(opened, true) >= fewest;
  const [reviews, cases] = [count(opened, recent), count(arrived, recent)];
  return cases === 0 ? null : { value: reviews / cases, variance: reviews / cases ** 2 };
}

function forecastOf(streams: readonly Stream[], time: Estimate | null): NonNullable<QueueWork["next7"]> {
  const reviews = together(streams.map((one) => productOf(factors(one))));
  const cases = streams.reduce((sum, one) => sum + one.cases.total, 0);
  return {
    reviews,
    hours: time === null ? null : productOf([asFactor(reviews), hoursEach(time)]),
    cases,
    ofHundred: cases === 0 ? 0 : (100 * reviews.value) / cases,
  };
}

const factors = ({ cases, share }: Stream) => [{ value: cases.total, variance: cases.variance }, share];
const hoursEach = (time: Estimate) => {
  const spread = (time.high - time.low) / 2 / 1.96;
  return { value: time.value / 3600, variance: (spread / 3600) ** 2 };
};

/** A figure with its interval as a factor of another. */
function asFactor({ value, high }: Bounded): { value: number; variance: number } {
  if (value === 0) return { value: 0, variance: 0 };
  const width = Math.log(high / value) / 1.96;
  return { value, variance: value ** 2 * Math.expm1(width ** 2) };
}

/** The sum of independent figures. */
function together(parts: readonly Bounded[]): Bounded {
  const value = parts.reduce((sum, one) => sum + one.value, 0);
  const variance = parts.reduce((sum, one) => sum + asFactor(one).variance, 0);
  return productOf([{ value, variance }]);
}

function houseOf(
  streams: readonly Stream[],
  times: ReadonlyMap<string, Estimate>,
  until: Date,
): Pick<Workload["forecast"], "days" | "hours"> {
  const timed = streams.flatMap((one) => {
    const time = times.get(one.queue);
    return time === undefined ? [] : [{ ...one, each: hoursEach(time) }];
  });
  if (timed.length === 0) return { days: null, hours: null };
  return {
    hours: together(timed.map((one) => productOf([...factors(one), one.each]))),
    days: Array.from({ length: 7 }, (_, day) => ({
      from: new Date(until.getTime() + day * dayMs).toISOString(),
      hours: timed.reduce((sum, one) => sum + (one.cases.days[day] ?? 0) * one.share.value * one.each.value, 0),
    })),
  };
}
