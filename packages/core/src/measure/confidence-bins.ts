export type Binning = "width" | "mass";

/** Cases with similar confidence. `confidence` and `hits` are sums over its `n` cases. */
export type ConfidenceBin = { from: number; to: number; n: number; confidence: number; hits: number };

/**
 * Sorts cases into bins of equal width over [0, 1] or of (nearly) equal mass; equal confidences are never
 * torn apart. Empty bins are left out.
 */
export function confidenceBins(
  confidence: ArrayLike<number>,
  hit: ArrayLike<number>,
  bins: number,
  binning: Binning,
): ConfidenceBin[] {
  if (confidence.length !== hit.length) throw new RangeError("confidence and hit differ in length");
  return binning === "width" ? byWidth(confidence, hit, bins) : byMass(confidence, hit, bins);
}

function byWidth(confidence: ArrayLike<number>, hit: ArrayLike<number>, bins: number): ConfidenceBin[] {
  const all = Array.from({ length: bins }, (_, i) => emptyBin(i / bins, (i + 1) / bins));
  for (let i = 0; i < confidence.length; i += 1) {
    // A confidence on an edge belongs to the bin below it; rounding must not move 0.7 · 10 past 7.
    const place = Math.ceil(Number((confidence[i]! * bins).toFixed(9))) - 1;
    add(all[Math.min(bins - 1, Math.max(0, place))]!, confidence[i]!, hit[i]!);
  }
  return all.filter((bin) => bin.n > 0);
}

function byMass(confidence: ArrayLike<number>, hit: ArrayLike<number>, bins: number): ConfidenceBin[] {
  const total = confidence.length;
  const order = Uint32Array.from(confidence, (_, i) => i).sort((i, j) => confidence[i]! - confidence[j]!);
  const all: ConfidenceBin[] = [];
  let taken = 0;
  for (const i of order) {
    const value = confidence[i]!;
    let bin = all.at(-1);
    const full = bin === undefined || (taken * bins >= all.length * total && value > bin.to);
    if (bin === undefined || full) all.push((bin = emptyBin(value, value)));
    bin.to = value;
    add(bin, value, hit[i]!);
    taken += 1;
  }
  return all;
}

function emptyBin(from: number, to: number): ConfidenceBin {
  return { from, to, n: 0, confidence: 0, hits: 0 };
}

function add(bin: ConfidenceBin, confidence: number, hit: number): void {
  bin.n += 1;
  bin.confidence += confidence;
  bin.hits += hit;
}
