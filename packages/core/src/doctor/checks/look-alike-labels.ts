import type { Check } from "../check.ts";
import { answersOf } from "../patient.ts";

export const lookAlikeLabels: Check = {
  code: "look-alike-labels",
  family: "design",
  severity: "problem",
  title: "Two labels for one thing",
  looksFor: "Labels that differ only in case, punctuation, a doubled letter or a plural s.",
  why: "People and model split one class between two spellings, and half of the answers count as wrong.",
  fix: "Keep one spelling, and correct the labels that have the other.",
  example: { before: "labels: [refund, Refunds, bug]", after: "labels: [refund, bug]" },
  look: ({ judgments }) =>
    judgments.flatMap(({ judgment, path }) => {
      const labels = answersOf(judgment);
      return labels.flatMap((label, at) => {
        const twin = labels.slice(0, at).find((one) => shapeOf(one) === shapeOf(label));
        if (twin === undefined) return [];
        const list =
          judgment.kind === "rule"
            ? [...path, "rule"]
            : [...path, judgment.kind, judgment.kind === "score" ? "scale" : "labels", at];
        return [{ path: list, what: `"${twin}" and "${label}" look like one label.` }];
      });
    }),
};

/** What is left of a label when case, punctuation, doubled letters and a plural s do not count; digits do. */
function shapeOf(label: string): string {
  const letters = label
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return letters.replace(/(\p{L})\1+/gu, "$1").replace(/(?<=\p{L}{3})s$/u, "") || label;
}
