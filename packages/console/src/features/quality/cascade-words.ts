import { savedBy } from "@surety/core/gate/cascade-savings";
import type { CascadeEstimate, MeasuredCascade, MeasuredStage } from "@surety/core/wire/cascade";
import { count, money, percent } from "../../design/format.ts";

/** What would be without a model: "0.12 more a case, people 9 % instead of 4 %". */
export function savingWords(cascade: MeasuredCascade, stage: MeasuredStage, currency: string): string {
  const saved = savedBy(cascade, stage);
  if (saved === null || stage.without === null) return "not asked: it would cost more than it saves";
  const more = `${money(Math.abs(saved), currency)} ${saved >= 0 ? "more" : "less"} a case`;
  const [now, then] = [cascade.people, stage.without.people].map((people) => percent(people / cascade.cases));
  return now === then ? `${more}, people ${now} as now` : `${more}, people ${then} instead of ${now}`;
}

/** The most that asking all models may cost, in micro-units; null where nobody knows a price. */
export function mostOf({ judgments }: CascadeEstimate): number | null {
  const costs = judgments.flatMap(({ stages }) => stages.map(({ mostMicros }) => mostMicros));
  return costs.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

/** "brain/large: 500 answers are missing, at most €12.00, probably €0.40" */
export function missingWords(
  { name, missing, mostMicros, likelyMicros }: CascadeEstimate["judgments"][number]["stages"][number],
  currency: string,
): string {
  if (missing === 0) return `${name}: nothing to pay`;
  const most = mostMicros === null ? "and nobody has said what it costs" : `at most ${money(mostMicros, currency)}`;
  const likely = likelyMicros === null ? "" : `, probably ${money(likelyMicros, currency)}`;
  return `${name}: ${count(missing)} ${missing === 1 ? "answer is" : "answers are"} missing, ${most}${likely}`;
}
