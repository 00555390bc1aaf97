import type { Deed } from "./reviewer.ts";

export interface Quantiles {
  n: number;
  p50: number;
  p95: number;
  p99: number;
}

export interface DeskReport {
  quick: boolean;
  processors: number;
  /** Processes that wanted to run on them, over a minute, before and after the work. */
  load: { before: number; after: number };
  /** Open reviews when the work began. */
  open: number;
  cases: number;
  decided: number;
  /** Decisions in an hour of reading and machine's time. */
  decidedPerHour: number;
  readingSeconds: { median: number; mean: number };
  /** From the key to the next readable case, in milliseconds. */
  machine: Quantiles;
  byDeed: Record<string, Quantiles>;
  opening: Quantiles;
  /** The first ones of a new browser, which are told apart. */
  freshOpenings: number[];
  /** Differences between what was pressed and what is stored. */
  differences: string[];
}

/** By the nearest rank, so that each is a value that was measured. */
export function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** What the work was, in figures. */
export function figuresOf(
  deeds: readonly Deed[],
  reading: readonly number[],
): Pick<DeskReport, "cases" | "decided" | "decidedPerHour" | "readingSeconds" | "machine" | "byDeed"> {
  const machine = deeds.map(({ sample }) => sample.milliseconds);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const undone = deeds.filter(({ deed }) => deed === "undo").length;
  const decided = deeds.filter(({ deed }) => deed !== "undo" && deed !== "skip").length - undone;
  const hours = (sum(reading) + sum(machine) / 1000) / 3600;
  const byDeed = Object.entries(Object.groupBy(deeds, ({ deed }) => deed));
  return {
    cases: deeds.length,
    decided,
    decidedPerHour: decided / hours,
    readingSeconds: { median: quantiles(reading).p50, mean: sum(reading) / deeds.length },
    machine: quantiles(machine),
    byDeed: Object.fromEntries(
      byDeed.map(([deed, some]) => [deed, quantiles((some ?? []).map(({ sample }) => sample.milliseconds))]),
    ),
  };
}

const ms = (value: number) => `${value.toFixed(0)} ms`;
const spread = ({ n, p50, p95, p99 }: Quantiles) => `p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)} (${n})`;

export function reportText(report: DeskReport): string {
  const { machine, opening, readingSeconds: reading, load } = report;
  const aim = (met: boolean) => (met ? "met" : "MISSED");
  return [
    `${report.open} open reviews on ${report.processors} processors; load ${load.before.toFixed(1)} before, ${load.after.toFixed(1)} after`,
    `decided          ${report.decided} of ${report.cases} cases on the screen; ${report.decidedPerHour.toFixed(0)} an hour (aim 200: ${aim(report.decidedPerHour >= 200)})`,
    `reading          simulated: median ${reading.median.toFixed(1)} s, mean ${reading.mean.toFixed(1)} s, added to the machine's time`,
    `machine's share  ${spread(machine)} (aim p95 under 100 ms: ${aim(machine.p95 < 100)})`,
    ...Object.entries(report.byDeed).map(([deed, found]) => `  ${deed.padEnd(14)} ${spread(found)}`),
    `inbox opens      ${spread(opening)} (aim p95 under 300 ms: ${aim(opening.p95 < 300)})`,
    `  new browser    ${report.freshOpenings.map(ms).join(", ")} (the first ones, apart)`,
    report.differences.length === 0
      ? "every decision is in the database"
      : `DIFFERENCES\n${report.differences.join("\n")}`,
  ].join("\n");
}
