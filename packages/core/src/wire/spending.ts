import { z } from "zod";

/** How one budget of language models stands on a day. Money in millionths of the currency. */
export const budgetStand = z.object({
  limitMicros: z.number(),
  spentMicros: z.number(),
  /** Set aside for calls under way. */
  reservedMicros: z.number(),
  /** The most that calls may have cost whose end nobody saw; it counts as spent. */
  unseenMicros: z.number(),
  /** Calls that were not made for want of money. */
  refused: z.number().int(),
});
export type BudgetStand = z.output<typeof budgetStand>;

/** What language models cost a workflow: today against its budgets, and over four weeks. */
export const spendingWire = z.object({
  workflow: z.string(),
  currency: z.string(),
  /** The day (UTC) that `today` and the budgets speak of. */
  day: z.string(),
  today: z.object({
    calls: z.number().int(),
    costMicros: z.number(),
    /** Calls that were answered and have no price. */
    unpriced: z.number().int(),
  }),
  budgets: z.object({
    perCaseMicros: z.number().nullable(),
    perDay: budgetStand.nullable(),
    /** Of all workflows of this installation together. */
    installation: budgetStand.nullable(),
    whenSpent: z.enum(["review", "wait"]),
  }),
  /** Of four weeks; null without a case that a provider was asked about. */
  perCase: z.object({ cases: z.number().int(), costMicros: z.number(), meanMicros: z.number() }).nullable(),
  /** What one right decision cost in four weeks, people's time and models together; null where nobody can tell. */
  perCorrectMicros: z.object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() }).nullable(),
});
export type SpendingWire = z.output<typeof spendingWire>;
