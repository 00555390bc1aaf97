/**
 * Fleiss' kappa of several raters: counts[i][j] says how many raters gave case i the label j; every case has the
 * same number of ratings, at least two. null when all ratings are the same label. Fleiss (1971).
 */
export function fleissKappa(counts: readonly (readonly number[])[]): number | null {
  const raters = sum(counts[0] ?? []);
  if (raters < 2) return null;
  if (counts.some((row) => sum(row) !== raters)) throw new RangeError("every case needs the same number of ratings");
  const agreed =
    sum(counts.map((row) => (sum(row.map((k) => k * k)) - raters) / (raters * (raters - 1)))) / counts.length;
  const labels = counts[0]!.map((_, j) => sum(counts.map((row) => row[j]!)) / (counts.length * raters));
  const byChance = sum(labels.map((share) => share * share));
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
