import { expect, it } from "vitest";
import { mixSentence } from "./mix-sentence.ts";

const gain = { before: 0.31, after: 0.25, gain: { value: 0.06, low: 0.02, high: 0.1 } };
const evidence = {
  labels: 120,
  wrong: 22,
  of: 600,
  share: 0.2,
  comparison: { cases: 120, logLoss: gain, riskArea: gain },
};
const shown = (verdict: "better" | "not-better" | "one-signal" | "too-few-wrong") => ({
  verdict,
  mean: 1,
  signals: [],
  evidence: verdict === "better" || verdict === "not-better" ? evidence : { ...evidence, comparison: null },
  at: "2026-11-30T00:00:00.000Z",
});

it.each([
  [null, null, null, "How sure the answer itself says it is; nothing is mixed with it."],
  [
    499,
    null,
    null,
    "The plain mean of what was said. From 500 labelled answers on, one in five fits a mix and the others earn the threshold; there are 499.",
  ],
  [600, null, null, /^The plain mean .* derived the next time, one label in five fits a mix and the others earn\.$/],
  [600, null, shown("one-signal"), /nothing to mix: at most one sign differs/],
  [
    600,
    null,
    shown("too-few-wrong"),
    /^The plain mean .* Of the 120 labels that may fit a mix, 22 are of wrong answers/,
  ],
  [
    600,
    null,
    shown("not-better"),
    "The plain mean of what was said. A mix that 120 labels fitted is not shown to be better on those that it was not fitted to: log loss 0.250 against 0.310, 0.020 to 0.100 less with 95 % confidence.",
  ],
  [
    600,
    null,
    shown("better"),
    /is better \(.*\), but has not earned a threshold that lets as much pass, so what was earned stays\.$/,
  ],
  [
    600,
    shown("better"),
    null,
    "A mix of what was said, fitted to 120 labels; these earn no threshold. On those that it was not fitted to it is better than the plain mean: log loss 0.250 against 0.310, 0.020 to 0.100 less with 95 % confidence.",
  ],
  [
    600,
    {
      ...shown("better"),
      signals: [{ name: "sameByKnown", weight: 1, absent: null }],
      evidence: { ...evidence, known: 118 },
    },
    null,
    /^A mix .* no threshold\. Answers are compared with 118 of these as known cases, frozen with the mix\. On those /,
  ],
  [1200, shown("better"), shown("not-better"), /^A mix .* A mix that 120 labels fitted is not shown to be better/],
])("says what is in force and why: %s labels", (labels, inForce, latest, sentence) => {
  if (typeof sentence === "string") expect(mixSentence(labels, inForce, latest)).toBe(sentence);
  else expect(mixSentence(labels, inForce, latest)).toMatch(sentence);
});
