import { count, percent } from "../gate/percent.ts";
import type { ChallengerVerdict, JudgmentComparison, PromotionCheck } from "../wire/challenger.ts";
import type { PromotionCriteria } from "./promotion-criteria.ts";

/** What is known of a challenger when somebody looks. Costs are millionths of the workflow's currency for one case. */
export interface ChallengerFacts {
  comparisons: readonly JudgmentComparison[];
  cost: { champion: number; challenger: number } | null;
  /** Whether somebody is paid for answers, so that no cost means that none is known yet. */
  isPaid?: boolean;
  /** Expected shares of automated cases at the document's target, on the same labels. */
  automation: readonly { judgment: string; champion: number; challenger: number }[];
  /** Whether the period has been replayed to its end. */
  replayed: boolean;
}

/**
 * Decides whether a challenger may take the champion's place, by criteria that were frozen before it was looked at.
 * `refused` is final: there is evidence that it is worse. Everything else that is not met may still come.
 */
export function judgeChallenger(facts: ChallengerFacts, criteria: PromotionCriteria): ChallengerVerdict {
  const checks = [
    replayCheck(facts),
    ...facts.comparisons.flatMap((one) => [pairsCheck(one, criteria), notWorseCheck(one, criteria)]),
    aimCheck(facts.comparisons, criteria),
    ...facts.comparisons.flatMap((one) => [
      groupCheck(one, "segments", criteria.segmentMargin),
      groupCheck(one, "classes", criteria.classMargin),
    ]),
    costCheck(facts, criteria),
    ...facts.automation.map((one) => automationCheck(one, criteria)),
  ];
  const worse = facts.comparisons.find((one) => one.worse >= criteria.evidence);
  if (worse !== undefined) return { state: "refused", sentence: refusal(worse), checks };
  const open = checks.filter((one) => !one.met);
  if (open.length === 0) return { state: "ready", sentence: "All criteria are met: it may be promoted.", checks };
  return { state: "undecided", sentence: open[0]?.sentence ?? "", checks };
}

function replayCheck({ replayed }: ChallengerFacts): PromotionCheck {
  const sentence = replayed ? "The period has been replayed whole." : "The period is still being replayed.";
  return { code: "replay", judgment: null, met: replayed, sentence };
}

function pairsCheck(one: JudgmentComparison, { minPairs }: PromotionCriteria): PromotionCheck {
  const sentence = `${one.judgment}: ${count(one.pairs)} labelled cases were answered by both; ${count(minPairs)} are asked for.`;
  return { code: "pairs", judgment: one.judgment, met: one.pairs >= minPairs, sentence };
}

function notWorseCheck(one: JudgmentComparison, { evidence }: PromotionCriteria): PromotionCheck {
  const met = one.worse < evidence;
  const sentence = met ? `${one.judgment}: nothing shows that the challenger is worse (${split(one)}).` : refusal(one);
  return { code: "not-worse", judgment: one.judgment, met, sentence };
}

/** With several judgments each is one more chance to look better by luck, so the one that is must show as much more. */
function aimCheck(comparisons: readonly JudgmentComparison[], criteria: PromotionCriteria): PromotionCheck {
  if (criteria.aim === "not-worse") return equalsCheck(comparisons, criteria);
  const needed = criteria.evidence * Math.max(1, comparisons.length);
  const [best] = comparisons.toSorted((a, b) => b.better - a.better);
  if (best === undefined)
    return { code: "better", judgment: null, met: false, sentence: "There is nothing to compare." };
  const met = best.better >= needed;
  const sentence = met
    ? `${best.judgment}: the challenger is right more often (${split(best)}; evidence ${figure(best.better)}, ${figure(needed)} needed).`
    : `Not shown to be better yet: ${best.judgment}, ${split(best)}; evidence ${figure(best.better)} of ${figure(needed)}.`;
  return { code: "better", judgment: best.judgment, met, sentence };
}

function equalsCheck(comparisons: readonly JudgmentComparison[], criteria: PromotionCriteria): PromotionCheck {
  const margin = points(criteria.margin);
  const short = comparisons.find((one) => one.notWorse < criteria.evidence);
  if (comparisons.length === 0)
    return { code: "better", judgment: null, met: false, sentence: "There is nothing to compare." };
  if (short === undefined)
    return { code: "better", judgment: null, met: true, sentence: `It is shown to lose less than ${margin}.` };
  const sentence = `${short.judgment}: not yet shown to lose less than ${margin} (evidence ${figure(short.notWorse)} of ${figure(criteria.evidence)}).`;
  return { code: "better", judgment: short.judgment, met: false, sentence };
}

function groupCheck(one: JudgmentComparison, part: "segments" | "classes", margin: number): PromotionCheck {
  const noun = part === "segments" ? "segment" : "class";
  const all = one[part];
  const worse = all.filter((group) => group.standing === "worse");
  const few = all.filter((group) => group.standing === "too-few").map((group) => group.name);
  const untold = few.length === 0 ? "" : ` Too few labels to tell: ${few.join(", ")}.`;
  const lost = worse.map((group) => `${group.name} (${points(-group.difference)} of ${count(group.pairs)} cases)`);
  const sentence =
    worse.length > 0
      ? `${one.judgment}: the challenger loses more than ${points(margin)} in ${noun} ${lost.join(", ")}.`
      : `${one.judgment}: no ${noun} is shown to lose more than ${points(margin)}.${untold}`;
  return { code: part, judgment: one.judgment, met: worse.length === 0, sentence };
}

function costCheck({ cost, isPaid = false }: ChallengerFacts, { maxCostIncrease }: PromotionCriteria): PromotionCheck {
  if (cost === null && isPaid)
    return { code: "cost", judgment: null, met: false, sentence: "What a case costs is not known yet." };
  if (cost === null)
    return { code: "cost", judgment: null, met: true, sentence: "The models of this machine cost nothing per case." };
  const met = cost.challenger <= cost.champion * (1 + maxCostIncrease);
  const change = cost.champion === 0 ? "more than nothing" : `${signed(cost.challenger / cost.champion - 1)} per case`;
  const sentence = met
    ? `A case costs no more than allowed (at most ${percent(maxCostIncrease)} more).`
    : `A case would cost ${change}; at most ${percent(maxCostIncrease)} more is allowed.`;
  return { code: "cost", judgment: null, met, sentence };
}

function automationCheck(
  one: ChallengerFacts["automation"][number],
  { maxAutomationLoss }: PromotionCriteria,
): PromotionCheck {
  const met = one.challenger >= one.champion - maxAutomationLoss;
  const falls =
    one.challenger === 0 && one.champion > 0 ? " Its labels earn it no gate yet: people would decide all." : "";
  const sentence = `${one.judgment}: at the same target ${percent(one.challenger)} of cases would be automated, ${percent(one.champion)} with the champion.${falls}`;
  return { code: "automation", judgment: one.judgment, met, sentence };
}

function refusal(one: JudgmentComparison): string {
  return `${one.judgment}: the champion is right more often (${split(one)}; evidence ${figure(one.worse)}).`;
}

/** Only where they differ is there anything to learn. */
function split({ gains, losses }: JudgmentComparison): string {
  return `of ${count(gains + losses)} disagreements the challenger was right in ${count(gains)}, the champion in ${count(losses)}`;
}

function figure(evidence: number): string {
  if (evidence >= 1000) return `over ${count(Math.min(1_000_000, 10 ** Math.floor(Math.log10(evidence))))}`;
  return evidence >= 10 ? String(Math.round(evidence)) : evidence.toFixed(1);
}

function points(share: number): string {
  const value = Number((share * 100).toFixed(1));
  return `${value} ${value === 1 ? "point" : "points"}`;
}

const signed = (share: number): string => `${percent(Math.abs(share))} ${share < 0 ? "less" : "more"}`;
