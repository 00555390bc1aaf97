// The small form of zod: the console reads fields with it, too.
import * as z from "zod/mini";

const number = z.number();

/** A field as it was read: its value in the one form of its type, and null for "not in this document". */
export const answeredField = z.object({
  name: z.string(),
  value: z.nullable(z.string()),
  /** As it is printed. */
  printed: z.nullable(z.string()),
  /** Calibrated probability that this is right. */
  confidence: number,
  /** Where it stands; pages count from 1, boxes are left, top, width and height. */
  places: z.array(z.object({ page: z.int(), box: z.tuple([number, number, number, number]) })),
});
export type AnsweredField = z.output<typeof answeredField>;
