import type { Job } from "@surety/core/wire/workflow";
import { percent } from "@surety/core/gate/percent";

interface Outcome {
  accuracy?: { value: number; low: number; high: number; n: number } | null;
  macroF1?: number | null;
  ece?: number | null;
  look?: number;
  /** True where the labels were the same as at the last look, so that none was spent. */
  kept?: boolean;
  segments?: { segment: string; sentence: string; advice: string | null }[];
}

/** What training or calibrating came to, judgment by judgment, for people. */
export function outcomeText(result: Job["result"]): string {
  const outcomes = Object.entries((result ?? {}) as Record<string, Outcome>);
  return outcomes.map(([judgment, outcome]) => [judgment, ...linesOf(outcome)].join("\n  ")).join("\n");
}

function linesOf({ accuracy, macroF1, ece, look, kept = false, segments = [] }: Outcome): string[] {
  const lines: string[] = [];
  if (accuracy != null) {
    const span = `${percent(accuracy.low)} to ${percent(accuracy.high)}`;
    lines.push(`right on ${percent(accuracy.value)} of ${accuracy.n} held-out labels (${span})`);
  }
  if (ece != null)
    lines.push(`${macroF1 == null ? "" : `macro-F1 ${macroF1.toFixed(3)}, `}calibration error ${ece.toFixed(3)}`);
  for (const one of segments) {
    const name = one.segment === "" ? "" : `${one.segment}: `;
    lines.push(`${name}${one.sentence}${one.advice === null ? "" : ` ${one.advice}`}`);
  }
  if (kept) lines.push("The labels are those of the last look: the thresholds stay, and no look was spent.");
  else if (look !== undefined && look > 1)
    lines.push(`This was look ${look} at these labels; each costs a part of the assurance.`);
  return lines;
}
