import type { Check } from "../check.ts";
/** A workflow this young may not have been reviewed yet. */
const youngDays = 14;

export const labelsNotComingBack: Check = {
  code: "labels-not-coming-back",
  family: "static-model",
  severity: "risk",
  title: "No labels come back",
  looksFor: "A live or assisted workflow with two weeks of cases and not one label from people in a month.",
  why: "Nobody finds out whether the answers are still right, and the model can only get older.",
  fix: "Work on the audits in the inbox; raise the audit share where there are none.",
  needs: ["stage", "casesPerDay", "runningDays", "labels"],
  look: ({ gates, facts: { stage, casesPerDay = 0, runningDays = 0, labels = {} } }) => {
    if ((stage !== "live" && stage !== "assisted") || casesPerDay < 1 || runningDays < youngDays) return [];
    return gates.flatMap(({ judgments, block }) =>
      judgments.flatMap(({ name }) =>
        (labels[name]?.fromPeopleLately ?? 0) > 0
          ? []
          : [{ path: ["flow", block, "judge", name], what: `No person gave "${name}" a label in the last 30 days.` }],
      ),
    );
  },
};
