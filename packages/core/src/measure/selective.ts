import { clopperPearson } from "../statistics/clopper-pearson.ts";

export type SelectiveReport = {
  n: number;
  automated: number;
  /** Share of cases at or above the threshold. */
  automationRate: number;
  errors: number;
  /** Error rate of the automated cases with its exact interval; value null when nothing is automated. */
  error: { value: number | null; low: number; high: number };
};

/**
 * What a threshold does on labelled cases that it was not chosen on. `confidence` in [0, 1], `hit` 1 or 0;
 * threshold null automates nothing. For cases that are a random sample: weigh audits with `hajek` instead.
 */
export function selectiveReport(cases: {
  confidence: ArrayLike<number>;
  hit: ArrayLike<number>;
  threshold: number | null;
  assurance?: number;
}): SelectiveReport {
  const { confidence, hit, threshold, assurance = 0.95 } = cases;
  const n = confidence.length;
  let automated = 0;
  let errors = 0;
  for (let i = 0; i < n; i += 1) {
    if (threshold === null || confidence[i]! < threshold) continue;
    automated += 1;
    errors += 1 - hit[i]!;
  }
  return {
    n,
    automated,
    automationRate: n === 0 ? 0 : automated / n,
    errors,
    error: { value: automated === 0 ? null : errors / automated, ...clopperPearson(errors, automated, assurance) },
  };
}

export type RiskCoveragePoint = { threshold: number; automationRate: number; error: number };

/** The whole trade: error rate of the automated against their share, for at most `points` thresholds. */
export function riskCoverage(confidence: ArrayLike<number>, hit: ArrayLike<number>, points = 100): RiskCoveragePoint[] {
  const n = confidence.length;
  const order = Uint32Array.from(confidence, (_, i) => i).sort((i, j) => confidence[j]! - confidence[i]!);
  const curve: RiskCoveragePoint[] = [];
  let errors = 0;
  let due = 1;
  for (let rank = 1; rank <= n; rank += 1) {
    const threshold = confidence[order[rank - 1]!]!;
    errors += 1 - hit[order[rank - 1]!]!;
    const tied = rank < n && confidence[order[rank]!] === threshold;
    if (tied || rank * points < due * n) continue;
    curve.push({ threshold, automationRate: rank / n, error: errors / rank });
    due = Math.floor((rank * points) / n) + 1;
  }
  return curve;
}
