import { inWords } from "@surety/core/expression/in-words";
import type { ReviewPlan } from "@surety/core/wire/review-preview";
import type { firingRule } from "../worker/act-block.ts";

/** Which rule of an act block fires, as people read it. */
export function ruleOf(block: number, fired: ReturnType<typeof firingRule>): ReviewPlan["rules"][number] {
  const when = fired?.rule.when?.source ?? null;
  const words = when === null ? null : inWords(when);
  return { block, rule: fired?.place ?? null, name: fired?.rule.name ?? null, when, words };
}
