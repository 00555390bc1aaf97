import type { Check } from "../check.ts";
import { percent } from "../../gate/percent.ts";

const [fewest, most] = [50, 0.9];

export const oneLabeller: Check = {
  code: "one-labeller",
  family: "static-model",
  severity: "risk",
  title: "One person says what is right",
  looksFor: "A judgment where more than nine of ten labels of people come from one person.",
  why: "What that person misreads, the model learns and the measurement confirms.",
  fix: "Let a second person label a part of the cases without seeing the first answer.",
  needs: ["labels"],
  look: ({ gates, facts: { labels = {} } }) =>
    gates.flatMap(({ judgments, block }) =>
      judgments.flatMap(({ name }) => {
        const counts = Object.values(labels[name]?.byPerson ?? {});
        const total = counts.reduce((sum, count) => sum + count, 0);
        const share = Math.max(0, ...counts) / Math.max(1, total);
        if (total < fewest || share <= most) return [];
        const what = `One person gave ${percent(share)} of the ${total} labels that people gave "${name}".`;
        return [{ path: ["flow", block, "judge", name], what }];
      }),
    ),
};
