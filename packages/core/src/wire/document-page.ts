import { z } from "zod";

const length = z.number().min(0).max(100_000);
const side = z.number().gt(0).max(100_000);
/** Left, top, width and height in the units of the page, from its upper left corner. */
const box = z.tuple([length, length, length, length]);
export type Box = z.output<typeof box>;

const documentPage = z.strictObject({
  width: side,
  height: side,
  /** The picture of the page, inside the document: nothing is loaded from elsewhere. */
  image: z
    .string()
    .max(2_000_000)
    .regex(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/, "a PNG or JPEG as a data URL")
    .optional(),
  text: z.string().max(200_000).optional(),
  words: z
    .array(z.strictObject({ text: z.string().max(500), box }))
    .max(5000)
    .optional(),
});
export type DocumentPage = z.output<typeof documentPage>;

/** What an input field of `format: document` holds. */
export const documentInput = z.strictObject({
  name: z.string().max(300).optional(),
  pages: z.array(documentPage).min(1).max(50),
});
export type DocumentInput = z.output<typeof documentInput>;

/** Where on a document a value was read; pages count from 1. */
export const evidenceBox = z.object({
  page: z.number().int().min(1).max(50),
  box,
  field: z.string().min(1).max(200),
  /** The field of the input that holds the document; the only one where this is left out. */
  document: z.string().max(100).optional(),
});
export type EvidenceBox = z.output<typeof evidenceBox>;
