import { percent } from "@surety/core/gate/percent";
import type { ChallengerDetail } from "@surety/core/wire/challenger";

/** How a challenger does, for people: the verdict, and each criterion with what it comes to. */
export function verdictText(detail: ChallengerDetail): string {
  const heading = `${detail.status}: ${detail.sentence === "" ? detail.verdict.sentence : detail.sentence}`;
  const checks = detail.verdict.checks.map((one) => `  ${one.met ? "met " : "open"}  ${one.sentence}`);
  const accuracies = detail.comparisons.flatMap(({ judgment, champion, challenger, pairs }) =>
    champion === null || challenger === null
      ? []
      : [
          `  ${judgment}: right on ${percent(challenger.value)} of ${pairs} labelled cases (${span(challenger)}), the champion on ${percent(champion.value)} (${span(champion)})`,
        ],
  );
  return [heading, ...accuracies, ...checks].join("\n");
}

const span = ({ low, high }: { low: number; high: number }): string => `${percent(low)} to ${percent(high)}`;
