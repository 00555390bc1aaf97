import type { Check } from "../check.ts";
import { dayWords } from "../day-words.ts";

const ignoredDays = 7;

export const alarmIgnored: Check = {
  code: "alarm-ignored",
  family: "static-model",
  severity: "problem",
  title: "An alarm that nobody answers",
  looksFor: "An alarm of this workflow that has been open for a week.",
  why: "The watch did its work and nobody came: errors go on, or people decide what the gate could.",
  fix: "Open the alert, look at the cases behind it, and close it with what was found.",
  needs: ["openAlarms"],
  look: ({ facts: { openAlarms = [] } }) =>
    openAlarms
      .filter(({ ageDays }) => ageDays >= ignoredDays)
      .map(({ title, ageDays }) => ({ path: [], what: `"${title}" has been open for ${dayWords(ageDays)}.` })),
};
