import { wilson } from "@surety/core/statistics/wilson";
import type { Rate } from "@surety/core/wire/common";

const assurance = 0.95;

/** A plain share with Wilson's interval; null of nothing. */
export function shareOf(count: number, of: number): Rate | null {
  return of === 0 ? null : { value: count / of, ...bounds(wilson(count, of, assurance)), n: of };
}

function bounds({ low, high }: { low: number; high: number }): { low: number; high: number } {
  return { low, high };
}
