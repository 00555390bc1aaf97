/** One case that could be drawn. `probability` is its chance of being among the candidates, in (0, 1]. */
export interface Candidate {
  id: string;
  stratum: string;
  probability: number;
  /** Uniform in [0, 1), from the case alone: the same candidates give the same sample. */
  draw: number;
}

export interface Drawn {
  id: string;
  stratum: string;
  /** Chance with which the case came into the sample: that of being a candidate times that of being drawn. */
  probability: number;
}

export interface StratumCount {
  stratum: string;
  candidates: number;
  drawn: number;
}

/**
 * A stratified sample of so many cases: each stratum gets its share of them, and a small one at least `least` where it has
 * them, so that rare classes can be measured too. Within a stratum all are equally likely (Cochran 1977, chapter 5).
 */
export function drawSample(
  candidates: readonly Candidate[],
  size: number,
  least: number,
): { drawn: Drawn[]; strata: StratumCount[] } {
  const groups = [...Map.groupBy(candidates, (one) => one.stratum)].sort(([a], [b]) => (a < b ? -1 : 1));
  const drawn: Drawn[] = [];
  const strata: StratumCount[] = [];
  for (const [stratum, all] of groups) {
    const share = Math.round((size * all.length) / candidates.length);
    const take = Math.min(all.length, Math.max(least, share));
    const chosen = all.toSorted((a, b) => a.draw - b.draw).slice(0, take);
    drawn.push(
      ...chosen.map(({ id, probability }) => ({ id, stratum, probability: (probability * take) / all.length })),
    );
    strata.push({ stratum, candidates: all.length, drawn: take });
  }
  return { drawn, strata };
}

/** The stratum of a case: its segment and what the model said of it, with how sure it was (under a half, to .9, above). */
export function stratumOf(segment: string | null, predicted: string | null, confidence: number): string {
  const band = confidence < 0.5 ? "unsure" : confidence < 0.9 ? "fair" : "sure";
  return [segment ?? "all", predicted ?? "no answer", band].join(" / ");
}
