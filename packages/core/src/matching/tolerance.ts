import { z } from "zod";
import { decimalText, type Exact, exactOf, times } from "../invoice/exact-decimal.ts";

const share = z.number().min(0).max(100);
const size = z.number().min(0).max(1_000_000_000);
/** What may differ: a share, an amount, or both, and then within both. */
const either = z
  .strictObject({ percent: share.optional(), absolute: size.optional() })
  .refine(
    ({ percent, absolute }) => percent !== undefined || absolute !== undefined,
    "a tolerance with percent, absolute or both",
  );

/** How far an invoice may be from its order, field by field. What is not named may not differ at all. */
export const toleranceFields = {
  /** Price of a unit against the order's, in the order's currency. */
  price: either.optional(),
  /** Invoiced above received, in the order's unit. */
  quantity: either.optional(),
  /** Received and invoiced above ordered. */
  overDelivery: either.optional(),
  /** Quantity times price against the line's own amount; absolute only, by default 0.02. */
  rounding: size.optional(),
  /** All lines together against the order's prices; not looked at where it is not named. */
  total: either.optional(),
  /** Freight and other charges of the whole invoice against those of its order. */
  charges: either.optional(),
  /** On top of the price's share where a rate was used; by default 1. */
  currencyPercent: share.optional(),
  /** Days that an invoice may fall due before the agreed day, or be dated before its order. */
  days: z.int().min(0).max(365).optional(),
};
export const tolerances = z.strictObject(toleranceFields);
export type Tolerances = z.output<typeof tolerances>;
export type Tolerance = z.output<typeof either>;

const exactly = (value: number): Exact => exactOf(value.toFixed(12)) ?? 0n;

/** The most by which a value may differ from a reference; nothing where nothing is named. */
export function allowance(tolerance: Tolerance | undefined, reference: Exact, morePercent = 0): Exact {
  const percent = tolerance?.percent === undefined ? null : tolerance.percent + morePercent;
  const base = reference < 0n ? -reference : reference;
  const ofShare = percent === null ? null : times(base, exactly(percent / 100));
  const fixed = tolerance?.absolute === undefined ? null : exactly(tolerance.absolute);
  if (ofShare === null) return (fixed ?? 0n) + times(base, exactly(morePercent / 100));
  return fixed === null || ofShare < fixed ? ofShare : fixed;
}

/** `2 % is tolerated`, `2 %, at most 0.05 EUR is tolerated`, `nothing is tolerated`. */
export function toleratedWords(tolerance: Tolerance | undefined, unit: string, morePercent = 0): string {
  const shared = (tolerance?.percent ?? 0) + morePercent;
  const percent = tolerance?.percent === undefined && morePercent === 0 ? null : `${shared} %`;
  const absolute =
    tolerance?.absolute === undefined ? null : `${decimalText(exactly(tolerance.absolute))} ${unit}`.trim();
  if (percent === null && absolute === null) return "nothing is tolerated";
  if (percent === null || absolute === null) return `${percent ?? absolute} is tolerated`;
  return `${percent}, at most ${absolute}, is tolerated`;
}
