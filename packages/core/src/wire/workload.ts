import { z } from "zod";
import { instant } from "./common.ts";

const bounded = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What comes to one queue in the next seven days; null before a week of arrivals was counted. */
export const queueForecast = z.object({
  reviews: bounded,
  /** Null where nobody has been timed in this queue. */
  hours: bounded.nullable(),
  /** Cases that are expected, and how many of a hundred come to people here, as the gates are at present. */
  cases: z.number(),
  ofHundred: z.number(),
});

/** What waits in one queue, and how long people take for it. */
export const queueWork = z.object({
  queue: z.string(),
  open: z.number().int(),
  /** Due before the end of today, those that are overdue with them. */
  dueToday: z.number().int(),
  overdue: z.number().int(),
  held: z.number().int(),
  /** Seconds of people for one review, from the last 90 days. */
  secondsPerReview: bounded.extend({ n: z.number().int() }).nullable(),
  /** For what is open. */
  hours: bounded.nullable(),
  next7: queueForecast.nullable(),
});
export type QueueWork = z.output<typeof queueWork>;

/** What waits for people, who has it, and what will come. */
export const workload = z.object({
  at: instant,
  /** Until when `dueToday` counts. */
  today: instant,
  queues: z.array(queueWork),
  people: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      /** Given to them, how many of these are overdue, and what they have open at the moment. */
      given: z.number().int(),
      overdue: z.number().int(),
      held: z.number().int(),
    }),
  ),
  /** Hours a week that people have said they have for reviews. */
  capacity: z.object({ hours: z.number(), people: z.number().int() }),
  forecast: z.object({
    /** Hours of the next seven times 24 hours, and of all of them; null before a week was counted, or nobody was timed. */
    days: z.array(z.object({ from: instant, hours: z.number() })).nullable(),
    hours: bounded.nullable(),
    /** Whole weeks of arrivals that it rests on. */
    weeks: z.number().int(),
    /** Since when arrivals are counted; null before the first count. */
    countedFrom: instant.nullable(),
  }),
});
export type Workload = z.output<typeof workload>;
