import type { WhatIf } from "./what-if.ts";

/** What arrives, and what a look costs. */
export type Flow = {
  arrivalsPerDay: number;
  /** Share of automated cases that a person checks afterwards. */
  auditRate: number;
  /** Null where it has been neither measured nor stated. */
  secondsPerReview: number | null;
};

/** An ordinary day at some threshold. Counts are means and need not be whole. */
export type DayAhead = {
  arrived: number;
  automated: number;
  reviewed: number;
  audited: number;
  /** Hours of people for reviews and audits; null where nobody knows how long one takes. */
  hours: number | null;
  /** Wrong among the automated; null where no label says anything. */
  errorsExpected: number | null;
  errorsAtMost: number;
};

/** What a threshold means for an ordinary day of one segment. */
export function dayAhead(at: WhatIf, { arrivalsPerDay, auditRate, secondsPerReview }: Flow): DayAhead {
  const automated = arrivalsPerDay * at.automationRate;
  const reviewed = arrivalsPerDay - automated;
  const audited = automated * auditRate;
  return {
    arrived: arrivalsPerDay,
    automated,
    reviewed,
    audited,
    hours: secondsPerReview === null ? null : ((reviewed + audited) * secondsPerReview) / 3600,
    errorsExpected: automated === 0 ? 0 : at.expectedError === null ? null : automated * at.expectedError,
    errorsAtMost: automated * at.errorAtMost,
  };
}

const NOTHING: DayAhead = {
  arrived: 0,
  automated: 0,
  reviewed: 0,
  audited: 0,
  hours: 0,
  errorsExpected: 0,
  errorsAtMost: 0,
};

/** The days of several segments as one: what is not known of one is not known of all. */
export function sumOfDays(days: readonly DayAhead[]): DayAhead {
  const plus = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other);
  return days.reduce(
    (sum, day) => ({
      arrived: sum.arrived + day.arrived,
      automated: sum.automated + day.automated,
      reviewed: sum.reviewed + day.reviewed,
      audited: sum.audited + day.audited,
      hours: plus(sum.hours, day.hours),
      errorsExpected: plus(sum.errorsExpected, day.errorsExpected),
      errorsAtMost: sum.errorsAtMost + day.errorsAtMost,
    }),
    NOTHING,
  );
}
