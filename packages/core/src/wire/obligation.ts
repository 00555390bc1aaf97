import { z } from "zod";
import { instant, pageOf } from "./common.ts";

export const obligationStatus = z.enum(["open", "done", "dropped"]);

/** What a clause of a contract asks for by a day. */
export const obligationWire = z.object({
  id: z.string(),
  workflow: z.string(),
  case: z.object({ id: z.string(), title: z.string() }),
  /** The type of the clause, and what it says, letter by letter. */
  type: z.string(),
  quote: z.string(),
  /** As YYYY-MM-DD in `zone`; null where the clause names no day and nobody has said one. */
  due: z.iso.date().nullable(),
  zone: z.string(),
  status: obligationStatus,
  /** When somebody is reminded next; null where nobody is any more. */
  nextReminderAt: instant.nullable(),
  settledBy: z.string().nullable(),
  settledAt: instant.nullable(),
  note: z.string().nullable(),
});
export type ObligationWire = z.output<typeof obligationWire>;
/** Those that are due first come first; those without a day come last. */
export const obligationPage = pageOf(obligationWire);

export const obligationSettlement = z.strictObject({
  status: z.enum(["done", "dropped"]),
  note: z.string().trim().max(2000).nullable().default(null),
});
export type ObligationSettlement = z.output<typeof obligationSettlement>;
/** The day that it is due on, where the clause names none, or another. */
export const obligationDay = z.strictObject({ due: z.iso.date() });
