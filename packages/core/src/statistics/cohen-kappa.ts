/**
 * Cohen's kappa of two raters: agreement beyond chance, 1 is full and 0 is chance. table[i][j] counts the cases
 * that the first rated i and the second j. null when chance alone would agree always. Cohen (1960).
 */
export function cohenKappa(table: readonly (readonly number[])[]): number | null {
  const total = table.flat().reduce((sum, value) => sum + value, 0);
  if (total === 0) return null;
  let agreed = 0;
  let byChance = 0;
  table.forEach((row, i) => {
    agreed += (row[i] ?? 0) / total;
    const first = row.reduce((sum, value) => sum + value, 0);
    const second = table.reduce((sum, other) => sum + (other[i] ?? 0), 0);
    byChance += (first * second) / (total * total);
  });
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}
