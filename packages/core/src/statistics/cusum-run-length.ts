import type { Cusum } from "./cusum.ts";

/** Points between nothing and the limit at which the run length is solved for. */
const POINTS = 400;

/**
 * Mean number of cases from a fresh chart to its alarm, when events come at `rate`: at the usual rate the time between
 * false alarms, at the feared one the delay of a true one. Markov chain of Brook and Evans (1972), with the chart's
 * sum on a grid and straight lines between its points; off by less than two per cent. Some 30 ms.
 */
export function cusumRunLength(chart: Pick<Cusum, "usual" | "feared" | "limit">, rate: number): number {
  const up = Math.log(chart.feared / chart.usual);
  const down = Math.log((1 - chart.feared) / (1 - chart.usual));
  const width = chart.limit / POINTS;
  const rows = Array.from({ length: POINTS }, (_, i) => {
    const row = new Float64Array(POINTS + 1);
    row[i] = 1;
    row[POINTS] = 1;
    place(row, (i * width + up) / width, rate);
    place(row, Math.max(0, (i * width + down) / width), 1 - rate);
    return row;
  });
  return solve(rows)[0]!;
}

/** Takes a step's share from the two grid points that it lands between; beyond the limit the run has ended. */
function place(row: Float64Array, at: number, probability: number): void {
  if (at >= POINTS) return;
  const below = Math.floor(at);
  row[below]! -= probability * (below + 1 - at);
  if (below + 1 < POINTS) row[below + 1]! -= probability * (at - below);
}

/** Gauss's elimination. The matrix is diagonally dominant, so no pivot needs to be searched. */
function solve(rows: Float64Array[]): Float64Array {
  const n = rows.length;
  for (let j = 0; j < n; j += 1) {
    for (let i = j + 1; i < n; i += 1) {
      const factor = rows[i]![j]! / rows[j]![j]!;
      if (factor === 0) continue;
      for (let k = j; k <= n; k += 1) rows[i]![k]! -= factor * rows[j]![k]!;
    }
  }
  const solution = new Float64Array(n);
  for (let i = n - 1; i >= 0; i -= 1) {
    let value = rows[i]![n]!;
    for (let k = i + 1; k < n; k += 1) value -= rows[i]![k]! * solution[k]!;
    solution[i] = value / rows[i]![i]!;
  }
  return solution;
}
