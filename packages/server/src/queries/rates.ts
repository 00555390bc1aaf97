import { hajek } from "@surety/core/statistics/hajek";
import { wilson } from "@surety/core/statistics/wilson";
import type { Rate } from "@surety/core/wire/common";

const assurance = 0.95;

/** A plain share with Wilson's interval; null of nothing. */
export function shareOf(count: number, of: number): Rate | null {
  return of === 0 ? null : { value: count / of, ...bounds(wilson(count, of, assurance)), n: of };
}

export interface Audited {
  wrong: boolean;
  /** How likely this case was to be audited, as it was stored when it was drawn. */
  probability: number;
}

/** The error rate of all automated cases from those that were drawn for an audit (Hájek); null before the first. */
export function auditedError(audited: readonly Audited[]): Rate | null {
  const result = hajek(
    audited.map((one) => (one.wrong ? 1 : 0)),
    audited.map((one) => one.probability),
    assurance,
  );
  return result.estimate === null ? null : { value: result.estimate, ...bounds(result), n: audited.length };
}

function bounds({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low, high };
}
