import type { RivalPlan } from "./rival-plan.ts";

/** What is compared of a judgment, as a colleague would say it. Models are named as documents name them. */
export function rivalSentence(plan: RivalPlan, champion: readonly string[], challenger: readonly string[]): string {
  if (plan.kind === "same") return "Both ask the same models in the same words.";
  if (plan.kind === "whole")
    return `Compared is the answer of each cascade (${champion.join(", ")} against ${challenger.join(", ")}), on cases whose right answer became known after it was made: the labels before have chosen its cut-offs.`;
  const [from, to] = [champion[plan.shared] ?? "", challenger[plan.shared] ?? ""];
  const what = from === to ? `${to} asked or trained otherwise` : `${to} in place of ${from}`;
  const where =
    plan.shared === 0
      ? "on all labelled cases"
      : `where labelled cases reach it behind ${champion.slice(0, plan.shared).join(", ")}`;
  return `Compared is ${what}, ${where}.`;
}
