// The small form of zod: the console reads fields with it, too.
import * as z from "zod/mini";

const number = z.number();
/** Where something stands; pages count from 1, boxes are left, top, width and height. */
const places = z.array(z.object({ page: z.int(), box: z.tuple([number, number, number, number]) }));

/** One cell of a line as it was read. */
const answeredCell = z.object({
  value: z.nullable(z.string()),
  printed: z.nullable(z.string()),
  confidence: number,
  places,
});
export type AnsweredCell = z.output<typeof answeredCell>;

/** What another reader of the cascade says of a field. */
const otherReading = z.object({
  /** Which: as the document names it. */
  by: z.string(),
  value: z.nullable(z.string()),
  printed: z.nullable(z.string()),
  confidence: number,
  places,
});
export type OtherReading = z.output<typeof otherReading>;

/** A field as it was read: its value in the one form of its type, and null for "not in this document". */
export const answeredField = z.object({
  name: z.string(),
  value: z.nullable(z.string()),
  /** As it is printed. */
  printed: z.nullable(z.string()),
  /** Calibrated probability that this is right. */
  confidence: number,
  places,
  /** Of lines: the cells of each, by their columns. */
  rows: z.optional(z.array(z.record(z.string(), answeredCell))),
  /** False of a value that a language model says and that stands nowhere in the document; true of one that does. */
  grounded: z.optional(z.boolean()),
  /** What readers before it say otherwise, the last of them first. */
  others: z.optional(z.array(otherReading)),
});
export type AnsweredField = z.output<typeof answeredField>;
