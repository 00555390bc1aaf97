import { percent } from "../gate/percent.ts";
import { moneyText } from "../language/money-text.ts";
import type { RankingComparison } from "./compare-rankings.ts";

/** What an arm's answers to all cases cost by the list of prices, and how many are right. */
export interface Priced {
  costMicros: number;
  right: number;
  items: number;
}

/**
 * What an arm costs beside what is in force, for a thousand cases; and where the dearer of the two is right more often, what
 * each further right answer costs.
 */
export function worthWords(current: Priced, arm: Priced, currency: string): string {
  const money = (micros: number) => moneyText(Math.round(micros), currency);
  const perThousand = ({ costMicros, items }: Priced) => (items === 0 ? 0 : (1000 * costMicros) / items);
  if (current.costMicros === arm.costMicros) return "It costs the same.";
  const costs = `A thousand cases cost ${money(perThousand(arm))}, and ${money(perThousand(current))} as it is in force`;
  const [cheap, dear] = arm.costMicros < current.costMicros ? [arm, current] : [current, arm];
  const more = dear.right - cheap.right;
  const whose = dear === current ? "what is in force" : "this";
  if (more <= 0) return `${costs}; ${whose} is dearer and not right more often.`;
  const each = money((dear.costMicros - cheap.costMicros) / more);
  return `${costs}; each further right answer of ${whose} costs ${each}.`;
}

/** Which of two knows better when it is right. `rightAbove` are shares; null where nothing was wrong, or nothing right. */
export function rankingWords(
  { outcome, p, adjustedP }: RankingComparison,
  rightAbove: { arm: number | null; current: number | null },
  arms: number,
): string {
  const { arm, current } = rightAbove;
  if (arm === null || current === null) return "Too few answers were wrong to say how well certainty tells.";
  if (arm === current)
    return `Its certainty tells as much: a right answer is surer than a wrong one in ${percent(arm)} of the pairs.`;
  const test = arms === 1 ? `p = ${p.toFixed(3)}` : `p = ${adjustedP.toFixed(3)}, corrected for ${arms} comparisons`;
  const shares = `a right answer is surer than a wrong one in ${percent(arm)} of the pairs, ${percent(current)} as it is in force (${test})`;
  if (outcome === "within-noise")
    return `Its certainty tells no more and no less, as far as these cases show: ${shares}.`;
  return `Its certainty tells ${outcome === "better" ? "more" : "less"}: ${shares}.`;
}
