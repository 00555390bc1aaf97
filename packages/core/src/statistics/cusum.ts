/**
 * A Bernoulli CUSUM on a rate (overrides, abstentions, exceptions): `usual` is the rate in peace, `feared`
 * the one to be found soon. Plain data: it is stored between observations.
 */
export type Cusum = { usual: number; feared: number; limit: number; sum: number };

/**
 * A fresh chart. Mean number of cases to an alarm for .05 against .10: limit 3 → 1,280 in peace and 111 after the
 * change; 4 → 3,880 and 160; 5 → 11,100 and 208. Page (1954); for single cases Reynolds and Stoumbos (1999).
 */
export function startCusum(usual: number, feared: number, limit = 5): Cusum {
  if (!(usual > 0 && feared > usual && feared < 1)) throw new RangeError("a CUSUM needs 0 < usual < feared < 1");
  return { usual, feared, limit, sum: 0 };
}

/** The chart after one more case; `event` says whether it was, say, overridden. Page (1954). */
export function observeCusum(chart: Cusum, event: boolean): Cusum {
  const { usual, feared, sum } = chart;
  const step = event ? Math.log(feared / usual) : Math.log((1 - feared) / (1 - usual));
  return { ...chart, sum: Math.max(0, sum + step) };
}

/** Whether the chart is above its limit. Page (1954). */
export function cusumRaised(chart: Cusum): boolean {
  return chart.sum >= chart.limit;
}
