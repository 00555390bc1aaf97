import { answerWords } from "@surety/core/review/answer-words";
import type { CaseDecision } from "@surety/core/wire/decision";

const channels: Record<CaseDecision["channel"], string> = {
  desk: "at the desk",
  api: "through the API",
  link: "by a mailed link",
};
const seen: Record<NonNullable<CaseDecision["suggestionSeen"]>, string> = {
  shown: "with the suggestion beside it",
  asked: "after asking for the suggestion",
  answered: "before seeing the suggestion",
  none: "without seeing a suggestion",
};
const verdicts: Record<string, string> = {
  reject: "Rejected",
  "out-of-scope": "Out of scope",
  "judge-again": "To be judged again",
  "send-back": "Sent back to its sender",
  split: "Split into several cases",
};

/** What was decided: the answers, or what was said instead. */
export function answerOf({ answers, verdict, kinds }: CaseDecision): string {
  const said = Object.entries(answers).map(([name, value]) => `${name}: ${answerWords(kinds[name], value)}`);
  return verdicts[verdict] ?? (said.length === 0 ? verdict : said.join(", "));
}

/** How it was decided: through what, how long it took, and what was seen of the machine's answer. */
export function howOf({ channel, seconds, suggestionSeen }: CaseDecision): string {
  const time = seconds > 0 ? `in ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s` : "time not measured";
  return [channels[channel], time, ...(suggestionSeen === null ? [] : [seen[suggestionSeen]])].join(", ");
}
