/** A figure with its 95 % interval. */
export interface Bounded {
  value: number;
  low: number;
  high: number;
}

/** What arrived in one hour that is over; hours in which nothing arrived need not be given. */
export interface ArrivalHour {
  hour: Date;
  arrivals: number;
}

/** Expected arrivals of the coming 168 hours, in seven stretches of 24, and the variance of their sum. */
export interface ArrivalForecast {
  days: number[];
  total: number;
  variance: number;
  /** Whole weeks that it rests on. */
  weeks: number;
}

const hourMs = 3_600_000;
const hoursOfWeek = 168;
const mostWeeks = 8;
/** One week tells nothing of how weeks differ: until there are two, they are taken to differ twice as much as chance does. */
const unknownSpread = 2;

/**
 * The profile of the hours of a week (mean over the last whole weeks, at most eight), laid over the coming week. Its
 * variance is Poisson's, times how much more the days varied than that (Pearson's statistic, never below one), plus what
 * the mean itself is uncertain by. Null before a whole week was counted.
 */
export function forecastArrivals(
  hours: readonly ArrivalHour[],
  countedFrom: Date,
  countedUntil: Date,
): ArrivalForecast | null {
  const end = Math.floor(countedUntil.getTime() / hourMs);
  const weeks = Math.min(mostWeeks, Math.floor((end - Math.ceil(countedFrom.getTime() / hourMs)) / hoursOfWeek));
  if (weeks < 1) return null;
  const start = end - weeks * hoursOfWeek;
  const counts = Array.from({ length: weeks * hoursOfWeek }, () => 0);
  for (const { hour, arrivals } of hours) {
    const place = Math.floor(hour.getTime() / hourMs) - start;
    if (place >= 0 && place < counts.length) counts[place] = counts[place]! + arrivals;
  }
  // The coming week begins where a whole number of weeks has ended, so each of its hours has its own place in each of them.
  const profile = Array.from({ length: hoursOfWeek }, (_, place) => mean(everyWeek(counts, place)));
  const days = Array.from({ length: 7 }, (_, day) => sum(profile.slice(day * 24, day * 24 + 24)));
  const total = sum(days);
  return { days, total, variance: total * spread(counts, days, weeks) * (1 + 1 / weeks), weeks };
}

/** How much more the days varied between weeks than chance alone would make them. */
function spread(counts: readonly number[], days: readonly number[], weeks: number): number {
  if (weeks < 2) return unknownSpread;
  let pearson = 0;
  let degrees = 0;
  for (const [day, expected] of days.entries()) {
    if (expected === 0) continue;
    for (let week = 0; week < weeks; week += 1) {
      const from = week * hoursOfWeek + day * 24;
      pearson += (sum(counts.slice(from, from + 24)) - expected) ** 2 / expected;
    }
    degrees += weeks - 1;
  }
  return degrees === 0 ? 1 : Math.max(1, pearson / degrees);
}

/**
 * The product of independent figures that cannot be negative, with an interval from their relative variances
 * (log-normal). A figure that is nothing makes all of it nothing.
 */
export function productOf(factors: readonly { value: number; variance: number }[]): Bounded {
  const value = factors.reduce((product, one) => product * one.value, 1);
  if (value === 0) return { value: 0, low: 0, high: 0 };
  const relative = sum(factors.map((one) => one.variance / one.value ** 2));
  const width = Math.exp(1.96 * Math.sqrt(Math.log1p(relative)));
  return { value, low: value / width, high: value * width };
}

function everyWeek(counts: readonly number[], place: number): number[] {
  return counts.filter((_, at) => at % hoursOfWeek === place);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
