import type { Check } from "../check.ts";
import { lowestShare } from "../../audit/audit-share.ts";
import { percent } from "../../gate/percent.ts";
import { auditsToNotice } from "../audits-to-notice.ts";
import { dayWords } from "../day-words.ts";

/** Harm should be noticed within half a year; the fix aims at a quarter. */
const [tooLateDays, wantedDays] = [180, 90];

export const auditTooLow: Check = {
  code: "audit-too-low",
  family: "no-confidence",
  severity: "risk",
  title: "Too few audits to notice harm",
  looksFor:
    "An audit share that, at the volume of this workflow, takes more than half a year to notice that errors doubled.",
  why: "A broken promise stays unnoticed for as long as the audits need to show it.",
  fix: "Raise the audit share, so that doubled errors show within three months.",
  example: {
    before: "gate: { maxError: 0.05, audit: 0.01 }   # 40 cases a day",
    after: "gate: { maxError: 0.05, audit: 0.04 }",
  },
  needs: ["casesPerDay"],
  look: ({ document, gates, facts: { casesPerDay = 0 } }) =>
    gates.flatMap(({ gate, path }) => {
      const harm = Math.min(0.95, 2 * gate.maxError);
      const audits = auditsToNotice(gate.maxError, harm);
      const days = audits / (casesPerDay * lowestShare(gate.audit));
      // High stakes: people decide every case, so nothing depends on audits.
      if (document.review.stakes === "high" || casesPerDay <= 0 || days <= tooLateDays) return [];
      const share = Math.ceil((100 * audits) / (casesPerDay * wantedDays)) / 100;
      const volume = casesPerDay < 10 ? casesPerDay.toFixed(1) : Math.round(casesPerDay);
      const why = `At ${volume} cases a day and ${percent(lowestShare(gate.audit))} audits, even if all were automated, a rise to ${percent(harm)} errors would be noticed after ${dayWords(days)} (${audits} audits).`;
      const fix =
        share < 1
          ? `Set audit to ${share}: then it shows within three months.`
          : `Audit every automated case (audit: 1), or keep a person in front: at this volume it takes ${dayWords(audits / casesPerDay)} even so.`;
      return [
        {
          path: [...path, "audit"],
          what: `Only ${percent(lowestShare(gate.audit))} of automated cases are audited.`,
          why,
          fix,
        },
      ];
    }),
};
