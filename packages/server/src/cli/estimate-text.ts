import { count } from "@surety/core/gate/percent";
import { moneyText } from "@surety/core/language/money-text";
import type { CascadeEstimate } from "@surety/core/wire/cascade";

/** What measuring the cascades of a workflow takes, for people. */
export function estimateText({ workflow, currency, judgments }: CascadeEstimate): string {
  if (judgments.length === 0) return `${workflow} has no judgment whose models' cut-offs can be chosen together.`;
  const money = (micros: number | null) => (micros === null ? "nobody knows how much" : moneyText(micros, currency));
  return judgments
    .flatMap(({ judgment, labels, planning, stages }) => [
      `${judgment}: ${count(labels)} labels measure it${planning === 0 ? "" : `, and ${count(planning)} that taught the local model plan what is tested`}`,
      ...stages.map(({ name, missing, mostMicros, likelyMicros }) => {
        if (missing === 0) return `  ${name}: costs nothing`;
        const likely = likelyMicros === null ? "" : `, probably ${money(likelyMicros)}`;
        return `  ${name}: ${count(missing)} to ask, at most ${money(mostMicros)}${likely}`;
      }),
    ])
    .join("\n");
}
