import { percent } from "@surety/core/gate/percent";
import { moneyText } from "@surety/core/language/money-text";
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
  const rivals = detail.rivals.map(({ judgment, sentence }) => `  ${judgment}: ${sentence}`);
  return [heading, ...rivals, ...moneyLines(detail), ...accuracies, ...checks].join("\n");
}

/** What asking language models for it has cost, and why it stands still where it does. */
function moneyLines({ money, paused }: ChallengerDetail): string[] {
  if (money === null) return [];
  const [used, most] = [money.usedMicros, money.mostMicros].map((micros) => moneyText(micros, money.currency));
  return [
    `  Its questions have cost ${used} of ${most}.`,
    ...(paused === null ? [] : [`  It stands still: ${paused}`]),
  ];
}

const span = ({ low, high }: { low: number; high: number }): string => `${percent(low)} to ${percent(high)}`;
