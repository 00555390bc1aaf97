import { middle } from "./measure-target.ts";
import type { Report } from "./report.ts";

/** One aim, what was found, and whether it was met. */
export interface Verdict {
  aim: string;
  found: string;
  met: boolean;
}

const timesRaw = 5;
const ruleP50Ms = 25;
const beyondEmbeddingMs = 2;
const triageP50Ms = 60;
const waitingMb = 50;

/** What is asked of the figures. */
export function verdicts(report: Report): Verdict[] {
  const { rule, triage, memory } = report;
  const times = middle(report.times, (one) => one);
  const beyond = middle(report.beyond, (one) => one);
  const grown = Math.max(memory.after - memory.before, memory.restarted - memory.empty);
  return [
    verdict(
      `(a) at least ${timesRaw} times the throughput of (c)`,
      times >= timesRaw,
      `${times.toFixed(2)} times${roundsOf(report.times)}`,
    ),
    verdict(`(a) p50 under ${ruleP50Ms} ms at 20/s`, rule.steady.p50 < ruleP50Ms, ms(rule.steady.p50)),
    verdict(
      `(b) at most ${beyondEmbeddingMs} ms of CPU per case beyond the embedding`,
      beyond <= beyondEmbeddingMs,
      `${beyond.toFixed(2)} ms at full load${roundsOf(report.beyond)}`,
    ),
    verdict(`(b) p50 under ${triageP50Ms} ms at 20/s`, triage.steady.p50 < triageP50Ms, ms(triage.steady.p50)),
    verdict(
      `${memory.waitingCases} waiting cases in under ${waitingMb} MB`,
      grown < waitingMb,
      `${(memory.after - memory.before).toFixed(0)} MB in the same process, ${(memory.restarted - memory.empty).toFixed(0)} MB after a restart`,
    ),
  ];
}

/** Of several rounds each. */
function roundsOf(figures: readonly number[]): string {
  if (figures.length === 1) return "";
  return `, the middle of ${figures.map((one) => one.toFixed(2)).join(", ")}`;
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

function verdict(aim: string, met: boolean, found: string): Verdict {
  return { aim, found, met };
}
