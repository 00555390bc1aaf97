import type { Check } from "../check.ts";
import { nearestName } from "../../expression/nearest-name.ts";
import { answersOf } from "../patient.ts";

const isSlip = 3;

export const classNotInDocument: Check = {
  code: "class-not-in-document",
  family: "static-model",
  severity: "problem",
  title: "Labels that the document does not know",
  looksFor: "Labels with an answer that the judgment cannot give, three or more of them.",
  why: "Every such case is wrong by design: the right answer is not among those the model may give.",
  fix: "Add the answer to the judgment, or name it as none where it means none of these.",
  needs: ["labels"],
  look: ({ gates, facts: { labels = {} } }) =>
    gates.flatMap(({ judgments, block }) =>
      judgments.flatMap((judgment) => {
        if (judgment.kind === "extract") return [];
        const known = [
          ...answersOf(judgment),
          ...(judgment.kind === "classify" && judgment.none !== null ? [judgment.none] : []),
        ];
        const strange = Object.entries(labels[judgment.name]?.byValue ?? {}).filter(
          ([value, count]) => !known.includes(value) && count >= isSlip,
        );
        return strange.map(([value, count]) => {
          const near = nearestName(value, known);
          const fix =
            near === undefined
              ? {}
              : { fix: `If "${near}" is meant, correct the labels; else add "${value}" to the judgment.` };
          return {
            path: ["flow", block, "judge", judgment.name],
            what: `${count} labels say "${value}", which "${judgment.name}" cannot answer.`,
            ...fix,
          };
        });
      }),
    ),
};
