import { clopperPearson } from "../statistics/clopper-pearson.ts";
import { type Cusum, cusumRaised, observeCusum, startCusum } from "../statistics/cusum.ts";

/** What is counted of a judgment (overrides, abstentions) or of a workflow (exceptions). */
export type WatchedRate = "override" | "abstain" | "exception";

/** Cases that teach what is usual, where the document does not say. */
export const referenceCases = 200;
/** Cases between two false alarms, on average. */
const calmCases = 20_000;
const smallestRate = 0.005;
const largestRate = 0.6;

/** A rate that is being watched: first it learns what is usual, then it looks for a rise. Plain data, stored between looks. */
export interface RateWatch {
  seen: number;
  events: number;
  /** Null while it learns. */
  chart: Cusum | null;
  /** The highest sum since the chart began. */
  peak: number;
}

export function startRate(): RateWatch {
  return { seen: 0, events: 0, chart: null, peak: 0 };
}

/** The watch after more cases, in their order; true is an event. */
export function feedRate(watch: RateWatch, cases: readonly boolean[]): RateWatch {
  return cases.reduce(feedOne, watch);
}

function feedOne(watch: RateWatch, event: boolean): RateWatch {
  const seen = watch.seen + 1;
  const events = watch.events + (event ? 1 : 0);
  if (watch.chart === null) {
    const chart = seen < referenceCases ? null : chartFor(events, seen);
    return { ...watch, seen, events, chart };
  }
  const chart = observeCusum(watch.chart, event);
  return { seen, events, chart, peak: Math.max(watch.peak, chart.sum) };
}

/** Whether the rate has risen: at once the sum crosses its limit, and from then on until the watch begins again. */
export function rateRaised(watch: RateWatch): boolean {
  return watch.chart !== null && (cusumRaised(watch.chart) || watch.peak >= watch.chart.limit);
}

/** The same reference, looked at afresh: after somebody has dealt with an alarm. */
export function restartRate(watch: RateWatch): RateWatch {
  return watch.chart === null ? watch : { ...watch, chart: { ...watch.chart, sum: 0 }, peak: 0 };
}

/**
 * A chart for what `events` of `seen` cases say is usual. The upper end of their interval is taken as usual, because
 * a reference that chance made too small would cry wolf for ever; twice that, and two points more, is feared.
 */
export function chartFor(events: number, seen: number): Cusum {
  const { high } = clopperPearson(events, seen, 0.8);
  const usual = Math.min(largestRate, Math.max(smallestRate, high));
  const feared = Math.min(0.95, 2 * usual + 0.02);
  return startCusum(usual, feared, cusumLimit(usual, feared, calmCases));
}

/**
 * The limit at which a chart in peace raises an alarm about once in `cases` cases: Wald's approximation of the
 * average run length, (e^h − h − 1) / |mean step|, which errs on the quiet side because sums overshoot.
 */
export function cusumLimit(usual: number, feared: number, cases: number): number {
  const step = usual * Math.log(feared / usual) + (1 - usual) * Math.log((1 - feared) / (1 - usual));
  const wanted = cases * Math.abs(step);
  let limit = 1;
  for (let n = 0; n < 50; n += 1) limit = Math.log(wanted + limit + 1);
  return limit;
}
