// The small form of zod: the console reads documents with it, too, on the page that has to open quickly.
import * as z from "zod/mini";

const upTo = (most: number) => z.number().check(z.lte(most));
const textUpTo = (most: number) => z.string().check(z.maxLength(most));
const length = upTo(100_000).check(z.gte(0));
const side = upTo(100_000).check(z.gt(0));
/** Left, top, width and height in the units of the page, from its upper left corner. */
export const box = z.tuple([length, length, length, length]);
export type Box = z.output<typeof box>;

const dataUrl = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$/;
const word = z.strictObject({ text: textUpTo(500), box });
/** What stands on a page, and where. */
export const pageWords = z.array(word).check(z.maxLength(5000));

const documentPage = z.strictObject({
  width: side,
  height: side,
  /** The picture of the page, inside the document: nothing is loaded from elsewhere. */
  image: z.optional(textUpTo(2_000_000).check(z.regex(dataUrl, "a PNG or JPEG as a data URL"))),
  text: z.optional(textUpTo(200_000)),
  words: z.optional(pageWords),
  /** By how many degrees a picture was turned clockwise to be read; sizes and boxes are those of the turned one. */
  turn: z.optional(z.number()),
});
export type DocumentPage = z.output<typeof documentPage>;

/** What an input field of `format: document` holds. */
export const documentInput = z.strictObject({
  name: z.optional(textUpTo(300)),
  pages: z.array(documentPage).check(z.minLength(1), z.maxLength(50)),
});
export type DocumentInput = z.output<typeof documentInput>;

/** Where on a document a value was read; pages count from 1. */
export const evidenceBox = z.object({
  page: z.int().check(z.gte(1), z.lte(50)),
  box,
  field: z.string().check(z.minLength(1), z.maxLength(200)),
  /** The field of the input that holds the document; the only one where this is left out. */
  document: z.optional(textUpTo(100)),
});
export type EvidenceBox = z.output<typeof evidenceBox>;
