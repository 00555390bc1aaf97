/** The number with the fewest digits in [low, high): thresholds that people can remember. */
export function roundBetween(low: number, high: number): number {
  for (let digits = 1; digits <= 16; digits++) {
    const candidates = [low, (low + high) / 2, high].map((value) => Number(value.toPrecision(digits)));
    const fits = candidates.filter((value) => value >= low && value < high);
    const [nearest] = fits.sort((a, b) => Math.abs(a - (low + high) / 2) - Math.abs(b - (low + high) / 2));
    if (nearest !== undefined) return nearest;
  }
  return low;
}
