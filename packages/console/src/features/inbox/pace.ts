/** Today's decisions of this person on this device. `day` is the local date; another day starts anew. */
export type Pace = { day: string; seconds: number[] };

const AWAY = 300;

export const localDay = (now: Date): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;

export const today = (pace: Pace | null, day: string): Pace => (pace?.day === day ? pace : { day, seconds: [] });

export const withDecision = (pace: Pace, seconds: number): Pace => ({ ...pace, seconds: [...pace.seconds, seconds] });
export const withoutLast = (pace: Pace): Pace => ({ ...pace, seconds: pace.seconds.slice(0, -1) });

/** The middle of the times per case; a case that was left open during lunch does not count. Null before the first. */
export function secondsPerCase(pace: Pace): number | null {
  const times = pace.seconds.filter((each) => each <= AWAY).sort((a, b) => a - b);
  if (times.length === 0) return null;
  const half = Math.floor(times.length / 2);
  const upper = times[half] ?? 0;
  return times.length % 2 === 1 ? upper : (upper + (times[half - 1] ?? 0)) / 2;
}

/** `done` counts what was decided elsewhere, too: `24 decided today, 7.8 s per case, about 12 min for the 92 that wait` */
export function paceSentence(pace: Pace, waiting: number, done = pace.seconds.length): string {
  const middle = secondsPerCase(pace);
  const decided = `${done} decided today`;
  if (middle === null) return decided;
  const minutes = Math.max(1, Math.round((middle * waiting) / 60));
  const rest = waiting === 0 ? "" : `, about ${minutes} min for the ${waiting} that wait`;
  return `${decided}, ${middle.toFixed(1)} s per case${rest}`;
}
