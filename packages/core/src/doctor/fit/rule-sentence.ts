import { count, percent } from "../../gate/percent.ts";
import type { LabelledRule } from "./labelled-rule.ts";

const mostShown = 3;

/** A rule and its evidence in one sentence. */
export function ruleSentence(rule: LabelledRule): string {
  const { cases, agreement, low, high, of, model } = rule;
  const shown = cases
    .slice(0, mostShown)
    .map(({ when, value }) => (when === "true" ? `else ${value}` : `${when} → ${value}`));
  const more = cases.length > mostShown ? `; and ${cases.length - mostShown} more` : "";
  const compared =
    model === null ? "" : `; the model ${percent(model.right / Math.max(1, model.of))} of ${count(model.of)}`;
  return `${shown.join("; ")}${more}: agrees with ${percent(agreement)} (${percent(low)} to ${percent(high)}) of ${count(of)} unseen labels${compared}.`;
}
