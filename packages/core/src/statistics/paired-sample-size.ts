import { solveIncreasing } from "./bisect.ts";
import { normalQuantile } from "./normal.ts";

/**
 * Cases that a paired test needs to find a difference of two shares, where the two differ on a share `discordance` of all
 * cases: found with probability `power` at the level `alpha`, two-sided. Infinity for no difference. Connor (1987).
 */
export function pairedSampleSize(difference: number, discordance: number, alpha: number, power: number): number {
  const gap = Math.abs(difference);
  if (gap === 0) return Infinity;
  const shown = normalQuantile(1 - alpha / 2) * Math.sqrt(discordance);
  const found = normalQuantile(power) * Math.sqrt(Math.max(0, discordance - gap * gap));
  return Math.ceil(((shown + found) / gap) ** 2);
}

/**
 * The smallest difference that so many cases find; null where they find none that the discordance allows. Connor (1987),
 * solved for the difference.
 */
export function smallestFound(n: number, discordance: number, alpha: number, power: number): number | null {
  if (discordance === 0 || pairedSampleSize(discordance, discordance, alpha, power) > n) return null;
  const enough = (gap: number) => -pairedSampleSize(gap, discordance, alpha, power);
  return solveIncreasing(enough, -n, 1e-6, discordance);
}
