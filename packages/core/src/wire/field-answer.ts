import { z } from "zod";
import type { AnsweredField } from "../extract/answered-field.ts";

const edge = z.number();
const places = z.array(z.object({ page: z.number().int(), box: z.tuple([edge, edge, edge, edge]) }));
const cell = z.object({ value: z.string().nullable(), printed: z.string().nullable(), confidence: z.number(), places });

/** An `answeredField` in the whole form of zod, which the description of the API is made from. */
export const fieldAnswer = z.object({
  name: z.string(),
  value: z.string().nullable(),
  printed: z.string().nullable(),
  confidence: z.number(),
  places,
  rows: z.array(z.record(z.string(), cell)).optional(),
  /** False of what a language model says and that stands nowhere in the document. */
  grounded: z.boolean().optional(),
  /** What readers before it in the cascade say otherwise. */
  others: z.array(cell.extend({ by: z.string() })).optional(),
}) satisfies z.ZodType<AnsweredField>;
