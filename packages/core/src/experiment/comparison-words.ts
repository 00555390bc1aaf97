import { count } from "../gate/percent.ts";
import type { ArmComparison } from "./compare-arms.ts";

/** One comparison as a colleague would say it; `items` are the cases that both answered, `arms` how many were compared. */
export function comparisonWords(one: ArmComparison, { items, arms }: { items: number; arms: number }): string {
  const { onlyArm, onlyCurrent, outcome, difference } = one;
  if (outcome === "alike") return `Alike: on each of ${count(items)} cases both were right or both were wrong.`;
  const alone = `Alone right on ${count(onlyArm)} of ${count(items)} cases, against ${count(onlyCurrent)} (${pWords(one, arms)}).`;
  if (outcome === "within-noise") return `Within noise. ${alone} ${neededWords(one, items)}`;
  const span = `between ${points(difference.low)} and ${points(difference.high)}`;
  return `${outcome === "better" ? "Better" : "Worse"} than what is in force, by ${points(difference.value)} points (${span}). ${alone}`;
}

/** The end of an experiment in one sentence; `names` are those of the compared arms, in their order. */
export function verdictWords(comparisons: readonly ArmComparison[], names: readonly string[]): string {
  const better = comparisons
    .map((one, at) => ({ one, name: names[at] ?? "" }))
    .filter(({ one }) => one.outcome === "better")
    .sort((a, b) => b.one.difference.value - a.one.difference.value);
  const [best, second] = better;
  if (best !== undefined && second === undefined) return `${best.name} is better than what is in force.`;
  if (best !== undefined)
    return `${better.length} arms are better than what is in force; ${best.name} is the furthest ahead of it.`;
  const all = comparisons.every((one) => one.outcome === "worse")
    ? "Everything else was worse"
    : "Nothing was shown to be better";
  return `${all} than what is in force.`;
}

function pWords({ p, adjustedP }: ArmComparison, arms: number): string {
  return arms === 1 ? `p ${equals(p)}` : `p ${equals(adjustedP)}, corrected for ${arms} comparisons`;
}

const equals = (p: number): string => (p < 0.001 ? "< 0.001" : `= ${p.toFixed(p < 0.1 ? 3 : 2)}`);

function neededWords({ neededItems, smallestTold, difference }: ArmComparison, items: number): string {
  const told =
    smallestTold === null
      ? ""
      : ` ${count(items)} cases tell a difference of ${points(smallestTold).slice(1)} points or more.`;
  if (neededItems === null) return `No difference was seen.${told}`;
  return `If the difference of ${points(difference.value)} points is real, about ${count(roundedUp(neededItems))} cases would tell.${told}`;
}

/** Two digits: nobody can promise more of a forecast. */
function roundedUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / step) * step;
}

function points(share: number): string {
  const value = (share * 100).toFixed(1);
  return Number(value) === 0 ? "±0.0" : `${share > 0 ? "+" : "−"}${value.replace("-", "")}`;
}
