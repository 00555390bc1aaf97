import { z } from "zod";

const millionths = 1_000_000;

/** An amount of money in a workflow's currency; whole micro-units, because that is what is counted. */
const amount = z
  .number()
  .min(1 / millionths)
  .max(1_000_000_000);

/** The most that language models may cost, in `measure.currency`; a day is one of UTC, as in lists of prices. */
export const budgetPolicy = z
  .strictObject({
    perCase: amount.optional(),
    perDay: amount.optional(),
    /** Where a case goes that nothing answers while the day's money is spent: to a person, or on when the next day begins. */
    whenSpent: z.enum(["review", "wait"]).default("review"),
  })
  .refine(({ perCase, perDay, whenSpent }) => perCase !== undefined || perDay !== undefined || whenSpent === "wait", {
    message: "a budget with perCase, perDay or both",
  });
export type BudgetPolicy = z.output<typeof budgetPolicy>;

/** An amount in micro-units. */
export const microsOf = (amountOfMoney: number): number => Math.round(amountOfMoney * millionths);
