import type { FourCells, Overview } from "@surety/core/wire/overview";
import { FIXTURE_NOW, seeded } from "./seeded.ts";
import { workflowRow } from "./workflow.ts";

const DAY = 86_400_000;

/** Some days of the four cells, with quieter weekends and automation growing as it is earned. */
export function fourCellDays(days: number, now = FIXTURE_NOW): FourCells[] {
  const random = seeded(41);
  return Array.from({ length: days }, (_, day) => {
    const from = new Date(now - (days - 1 - day) * DAY);
    const weekend = [0, 6].includes(from.getUTCDay()) ? 0.35 : 1;
    const total = Math.round((360 + random() * 120) * weekend);
    const share = 0.42 + (0.4 * day) / Math.max(1, days - 1);
    const automated = Math.round(total * share);
    const people = total - automated;
    return {
      from: from.toISOString(),
      correctAutomated: Math.round(automated * 0.62),
      unknownAutomated: Math.round(automated * 0.37),
      wrongAutomated: Math.max(1, Math.round(automated * 0.011)),
      correctReviewed: Math.round(people * 0.8),
      wrongCaught: Math.round(people * 0.2),
      waiting: day === days - 1 ? 38 : 0,
    };
  });
}

/** The first page, by how the day goes. */
export const overview = {
  busyDay: (days = 14, now = FIXTURE_NOW): Overview => ({
    today: {
      arrived: 588,
      automated: 331,
      reviewed: 164,
      waiting: 111,
      overdue: 7,
      failed: 3,
      wrongAutomated: { value: 0.0091, low: 0.0032, high: 0.0176, n: 154, open: 9 },
    },
    series: fourCellDays(days, now),
    workflows: [workflowRow.earned(), workflowRow.learning(), workflowRow.shadow(), workflowRow.broken()],
  }),
  firstDay: (): Overview => ({
    today: { arrived: 0, automated: 0, reviewed: 0, waiting: 0, overdue: 0, failed: 0, wrongAutomated: null },
    series: [],
    workflows: [],
  }),
};
