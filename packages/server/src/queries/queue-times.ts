import { activeSeconds } from "@surety/core/measure/active-seconds";
import { type Estimate, meanInterval } from "@surety/core/measure/mean-interval";
import type { Queryable } from "../storage/database.ts";

const days = 90;
const mostReviews = 20_000;

/** Seconds of people for one review of each queue, all votes on it together; what was decided in a bulk was not read. */
export async function queueTimes(database: Queryable, now: Date): Promise<Map<string, Estimate>> {
  const rows = await database.query<{ queue: string; seconds: number }>(
    `select r.queue, sum(d.seconds) as seconds from (
       select review_id, seconds from surety.decisions
       where at >= $1 and undone_at is null and bulk is null and seconds > 0 order by at desc limit ${mostReviews}) d
     join surety.reviews r on r.id = d.review_id group by r.id, r.queue`,
    [new Date(now.getTime() - days * 86_400_000)],
  );
  const queues = Map.groupBy(rows, ({ queue }) => queue);
  return new Map(
    [...queues].flatMap(([queue, some]): [string, Estimate][] => {
      const { seconds } = activeSeconds(some.map((one) => one.seconds));
      const mean = meanInterval(seconds, 0.95, 0);
      return mean === null ? [] : [[queue, mean]];
    }),
  );
}
