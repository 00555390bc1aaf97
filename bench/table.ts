import { verdicts } from "./aims.ts";
import { middle } from "./measure-target.ts";
import type { Measurement } from "./measure-load.ts";
import type { Report } from "./report.ts";

const columns = [
  "",
  "cases/s",
  "p50 ms",
  "p99 ms",
  "CPU ms",
  "server",
  "models",
  "helpers",
  "postgres",
  "RSS MB",
  "PG MB",
];

/** The report for people. */
export function tableOf(report: Report): string {
  const rows = [
    columns,
    ...targetRows("(a) rule", report.rule),
    ...targetRows("(b) support-triage", report.triage),
    ...targetRows("(c) raw engine", report.raw),
  ];
  return [aligned(rows), "", ...facts(report), "", ...verdictLines(report)].join("\n");
}

function targetRows(name: string, { loaded, steady }: { loaded: Measurement; steady: Measurement }): string[][] {
  return [row(`${name}, full load`, loaded), row(`${name}, 20/s`, steady)];
}

function row(name: string, { casesPerSecond, p50, p99, cpuMs, memoryMb }: Measurement): string[] {
  const { total, main, workers, helpers, postgres } = cpuMs;
  return [
    name,
    casesPerSecond.toFixed(0),
    ...[p50, p99].map((value) => value.toFixed(1)),
    ...[total, main, workers, helpers, postgres].map((value) => value.toFixed(2)),
    ...[memoryMb.server, memoryMb.postgres].map((value) => value.toFixed(0)),
  ];
}

function aligned(rows: readonly string[][]): string {
  const widths = columns.map((_, at) => Math.max(...rows.map((one) => one[at]?.length ?? 0)));
  const cell = (text: string, at: number) => (at === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[at] ?? 0));
  return rows.map((one) => one.map(cell).join("  ")).join("\n");
}

function facts(report: Report): string[] {
  const { startSeconds, memory, install, embedding, triage } = report;
  const largest = install.largest.map((one) => `${one.name} ${one.mb.toFixed(0)}`).join(", ");
  return [
    `CPU is in milliseconds per case, memory in MB. ${report.processors} processors, load ${report.loadBefore.toFixed(1)} before the start.`,
    `Start: ${startSeconds.cold.toFixed(1)} s cold (initdb included), ${startSeconds.warm.toFixed(1)} s warm. Training: ${report.trainingSeconds.toFixed(1)} s.`,
    `Embedding alone: ${embedding.together.toFixed(2)} ms of CPU per text in groups, ${embedding.alone.toFixed(2)} ms one by one (${embedding.texts} texts).`,
    `(b) asks it about ${(100 * triage.loaded.embeddedShare).toFixed(0)} % of the cases, and takes ${middle(report.beyond, (one) => one).toFixed(2)} ms beyond it.`,
    `Waiting: ${memory.before.toFixed(0)} -> ${memory.after.toFixed(0)} MB in the same process; started again ${memory.restarted.toFixed(0)} MB, without them ${memory.empty.toFixed(0)} MB.`,
    `Install: ${install.totalMb.toFixed(0)} MB, of which the server needs ${install.productionMb.toFixed(0)} MB in ${install.packages} packages (${largest}).`,
  ];
}

function verdictLines(report: Report): string[] {
  return verdicts(report).map(({ aim, found, met }) => `${met ? "met   " : "MISSED"}  ${aim}: ${found}`);
}
