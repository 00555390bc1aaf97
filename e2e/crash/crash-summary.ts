import type { CrashReport } from "./crash-run.ts";

/** No restart may take longer, in seconds. */
const slowestRestart = 5;

interface Restarts {
  max: number;
  median: number;
}

function restartsOf({ blows }: Pick<CrashReport, "blows">): Restarts {
  const seconds = blows.map((blow) => blow.seconds).toSorted((a, b) => a - b);
  return { max: seconds.at(-1) ?? 0, median: seconds[Math.floor(seconds.length / 2)] ?? 0 };
}

/** Everything that must not be, as sentences; none where the run has shown what it should. */
export function faultsOf(report: CrashReport, mostSeconds = slowestRestart): string[] {
  const { lost, doubled, wrong, refusals } = report;
  const slow = report.blows.filter((blow) => blow.seconds >= mostSeconds);
  const missing = report.cases - report.acknowledged;
  return [
    ...lost,
    ...doubled,
    ...wrong,
    ...refusals,
    ...(missing === 0 ? [] : [`${missing} tickets were never acknowledged`]),
    ...(report.auditUnbroken ? [] : ["the chain of the audit log is broken"]),
    ...slow.map((blow) => `a restart took ${blow.seconds.toFixed(1)} s`),
  ];
}

const titles = {
  server: "kill -9 of the server",
  postgres: "kill -9 of PostgreSQL",
  both: "kill -9 of both (cold recovery)",
};

/** A run as a person reads it. */
export function summaryOf(report: CrashReport): string {
  const { max, median } = restartsOf(report);
  const faults = faultsOf(report);
  return [
    `${titles[report.target]}: ${report.kills} times during ${report.cases} cases, in ${report.seconds.toFixed(0)} s`,
    `  acknowledged ${report.acknowledged}, lost ${report.lost.length}, doubled ${report.doubled.length}, contradictions ${report.wrong.length}`,
    `  effects ${report.effects}, each seen once; ${report.effectRepeats} calls were repeated and recognised by their key`,
    `  requests sent again ${report.requestsRepeated}, decisions confirmed ${report.decided}`,
    `  until work is taken again: median ${median.toFixed(2)} s, slowest ${max.toFixed(2)} s`,
    ...faults.slice(0, 20).map((fault) => `  FAULT ${fault}`),
    ...(faults.length > 20 ? [`  … and ${faults.length - 20} more`] : []),
  ].join("\n");
}

/** A run as programs read it. */
export function figuresOf(report: CrashReport) {
  const { lost, doubled, wrong, blows, refusals: _, log: __, ...plain } = report;
  const { max, median } = restartsOf(report);
  return {
    ...plain,
    lost: lost.length,
    doubled: doubled.length,
    contradictions: wrong.length,
    restartSeconds: { max, median, all: blows.map((blow) => Number(blow.seconds.toFixed(3))) },
    faults: faultsOf(report),
  };
}
