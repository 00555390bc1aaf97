import type { DayAhead, Flow } from "./day-ahead.ts";
import { count, percent } from "./percent.ts";

export type Capacity = {
  /** Reviews and audits that the hours are enough for in a day. */
  looks: number;
  /** Share that would have to be automated for the hours to be enough; 0 where they are anyway. */
  shareNeeded: number;
  /** False where even automating everything leaves more audits than there are hours for. */
  possible: boolean;
};

/** What so many hours of reviewers a day ask of the gate; null where nobody knows how long a review takes. */
export function capacityOf(hoursPerDay: number, flow: Flow): Capacity | null {
  if (flow.secondsPerReview === null || flow.secondsPerReview <= 0) return null;
  const looks = (hoursPerDay * 3600) / flow.secondsPerReview;
  if (flow.arrivalsPerDay <= looks) return { looks, shareNeeded: 0, possible: true };
  // Of what is automated, the audited part needs a person too.
  const shareNeeded = (1 - looks / flow.arrivalsPerDay) / (1 - flow.auditRate);
  return { looks, shareNeeded: Math.min(1, shareNeeded), possible: shareNeeded <= 1 };
}

/** Whether the hours are enough at the thresholds in force, in a colleague's words. `hoursPerDay` are those there are. */
export function capacitySentence(hoursPerDay: number, flow: Flow, today: DayAhead): string {
  const capacity = capacityOf(hoursPerDay, flow);
  if (capacity === null || today.hours === null) {
    return "How long a review takes is not known yet: it is measured as soon as people have answered some.";
  }
  if (flow.arrivalsPerDay === 0) return "Nothing has arrived lately, so nobody is needed.";
  const { looks, shareNeeded, possible } = capacity;
  if (today.hours <= hoursPerDay) {
    return `${hours(hoursPerDay)} a day are enough: reviews and audits take ${hours(today.hours)}.`;
  }
  const open = Math.ceil(today.reviewed + today.audited - looks);
  const wait = `${hours(hoursPerDay)} a day are not enough: ${count(open)} of ${count(today.reviewed + today.audited)} a day would wait.`;
  if (!possible) return `${wait} Even the audits of full automation would take longer.`;
  const share = today.arrived === 0 ? 0 : today.automated / today.arrived;
  return `${wait} ${percent(shareNeeded)} would have to be automated; the thresholds in force let ${percent(share)} through.`;
}

/** "6 hours", "1 hour", "20 minutes". */
export function hours(value: number): string {
  if (value < 0.995) return minutes(Math.round(value * 60));
  const rounded = Number(value.toFixed(value < 10 ? 1 : 0));
  return rounded === 1 ? "1 hour" : `${rounded} hours`;
}

function minutes(value: number): string {
  return value === 1 ? "1 minute" : `${value} minutes`;
}
