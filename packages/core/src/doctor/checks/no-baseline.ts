import type { Check } from "../check.ts";
export const noBaseline: Check = {
  code: "no-baseline",
  family: "no-observability",
  severity: "risk",
  title: "No baseline",
  looksFor: "A workflow without `measure.baseline`.",
  why: "Nobody can say whether it is better than what was before: not in time, not in money, not in errors.",
  fix: "Time a sample of manual work and write it down: minutesPerCase, costPerHour, errorRate.",
  example: {
    before: "measure: {}",
    after: "measure: { baseline: { minutesPerCase: 6, costPerHour: 38, errorRate: 0.08 } }",
  },
  look: ({ document }) =>
    document.measure?.baseline === undefined
      ? [{ path: ["measure"], what: "What the process cost before is not written down." }]
      : [],
};
