import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";

/** Of a letter of sixty words, six: a sentence, or the promise in it. */
const most = 0.1;

export const draftsLooselyAccepted: Check = {
  code: "drafts-loosely-accepted",
  family: "no-confidence",
  severity: "risk",
  title: "A rewritten draft counts as accepted",
  looksFor: "A judgment whose drafts may go out alone, where more than a tenth of the words may have been changed.",
  why: "The promise of the gate is about drafts that people accept. One whose promise was rewritten by hand counts as right, and the next one goes out with it.",
  fix: "Set mostChanged to 0, so that only what was sent as it was counts, or to the few words that you do not mind.",
  example: { before: "alone: { mostChanged: 0.3 }", after: "alone: {}" },
  look: ({ judgments }) =>
    judgments.flatMap(({ judgment, path }) => {
      if (judgment.kind !== "generate" || judgment.alone === null || judgment.alone.mostChanged <= most) return [];
      const what = `A draft of ${judgment.name} counts as accepted with ${percent(judgment.alone.mostChanged)} of its words changed.`;
      return [{ path: [...path, "generate", "alone", "mostChanged"], what }];
    }),
};
