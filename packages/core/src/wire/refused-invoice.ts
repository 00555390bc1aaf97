import { z } from "zod";

const fault = z.object({
  /** The place in the invoice (`totals.gross`, `lines[0].net`), or the element. */
  field: z.string(),
  /** Of EN 16931 or Peppol, where one says so. */
  rule: z.string().nullable(),
  message: z.string(),
});

/** What a refused e-invoice says of a field all the same: nobody has vouched for it, and it is no suggestion. */
const refusedField = z.object({
  name: z.string(),
  /** Where an invoice has it: `totals.gross`, `seller`, `lines`. */
  place: z.string(),
  /** In the one form of its type; null where it does not say it. */
  value: z.string().nullable(),
  /** The XPath at which it stands; null where it stands nowhere. */
  source: z.string().nullable(),
  /** What is wrong with it. */
  faults: z.array(fault),
  /** Other fields that it does not go together with: either may be the wrong one. */
  against: z.array(z.string()),
});
export type RefusedField = z.output<typeof refusedField>;

/** An e-invoice that contradicts itself or lacks something, beside the fields that are asked about. */
export const refusedInvoice = z.object({
  /** What it calls itself; null where it does not say. */
  number: z.string().nullable(),
  fields: z.array(refusedField),
  /** What is wrong with none of these fields. */
  others: z.array(fault),
});
export type RefusedInvoice = z.output<typeof refusedInvoice>;
