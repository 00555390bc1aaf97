import { count } from "../gate/percent.ts";
import type { JudgmentSignals, MixEvidence } from "../wire/signals.ts";
import { fewestToMix } from "./mix-part.ts";

type Shown = NonNullable<JudgmentSignals["score"]["inForce"]>;

/** What the gate compares of a language model's answers, and why, for people. `labels` is null where nothing is ever mixed. */
export function mixSentence(labels: number | null, inForce: Shown | null, latest: Shown | null): string {
  if (labels === null) return "How sure the answer itself says it is; nothing is mixed with it.";
  if (inForce === null) return `The plain mean of what was said. ${whyMean(labels, latest)}`;
  const { evidence } = inForce;
  const fitted = `A mix of what was said, fitted to ${count(evidence.labels)} labels; these earn no threshold.`;
  const known = inForce.signals.some(({ name }) => name === "sameByKnown" || name === "nearKnown");
  const compared = known ? [knownWords(evidence)] : [];
  const now = `On those that it was not fitted to it is better than the plain mean: ${lossWords(evidence)}.`;
  return [fitted, ...compared, now, ...(latest === null ? [] : [whyNotIt(latest)])].join(" ");
}

/** That known cases are weighed too; they change with the mix alone. */
const knownWords = ({ known = 0 }: MixEvidence): string =>
  `Answers are compared with ${count(known)} of these as known cases, frozen with the mix.`;

function whyMean(labels: number, latest: Shown | null): string {
  if (latest !== null) return whyNotIt(latest);
  if (labels < fewestToMix)
    return `From ${count(fewestToMix)} labelled answers on, one in five fits a mix and the others earn the threshold; there are ${count(labels)}.`;
  return "When the threshold is derived the next time, one label in five fits a mix and the others earn.";
}

function whyNotIt({ verdict, evidence }: Shown): string {
  const { labels, wrong } = evidence;
  switch (verdict) {
    case "one-signal":
      return "There is nothing to mix: at most one sign differs between answers, so all labels earn the threshold.";
    case "too-few-wrong":
      return `Of the ${count(labels)} labels that may fit a mix, ${count(wrong)} are of wrong answers; it takes ten wrong and ten right ones.`;
    case "not-better":
      return `A mix that ${count(labels)} labels fitted is not shown to be better on those that it was not fitted to: ${lossWords(evidence)}.`;
    case "better":
      return `A mix that ${count(labels)} labels fitted is better (${lossWords(evidence)}), but has not earned a threshold that lets as much pass, so what was earned stays.`;
  }
}

/** Log loss before and after, with the interval of what is gained. */
function lossWords({ comparison }: MixEvidence): string {
  if (comparison === null) return "nothing was compared";
  const { before, after, gain } = comparison.logLoss;
  return `log loss ${after.toFixed(3)} against ${before.toFixed(3)}, ${gain.low.toFixed(3)} to ${gain.high.toFixed(3)} less with 95 % confidence`;
}
