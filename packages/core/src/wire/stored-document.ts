import { z } from "zod";

/** The SHA-256 of a file's bytes, as 64 hexadecimal digits: its name for good. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/, "the SHA-256 of a file, as 64 hexadecimal digits");

/**
 * What an input field of `format: document` holds where the document is a file of ours. Senders give the hash, and a name
 * where they like; type and size are what the bytes say, put in when the event arrives.
 */
export const storedDocument = z.strictObject({
  hash: fileHash,
  name: z.string().max(300).optional(),
  type: z.string().max(100).optional(),
  size: z.number().int().min(0).optional(),
});
export type StoredDocument = z.output<typeof storedDocument>;

/** What a sender learns of a file that was taken in. */
export const storedFile = z.object({
  hash: fileHash,
  name: z.string().nullable(),
  type: z.string(),
  size: z.number().int(),
});
export type StoredFile = z.output<typeof storedFile>;

/** A file that lies elsewhere: its address, and what it is to be called. */
export const fileReference = z.strictObject({ url: z.string().min(1).max(4000), name: z.string().max(300).optional() });

const edge = z.number();
/** Left, top, width and height in the units of the page. */
const box = z.tuple([edge, edge, edge, edge]);

/** A table of a document, as far as it is shown: so many of its rows, and where their cells stand on pages. */
export const shownTable = z.object({
  name: z.string().nullable(),
  headerRows: z.number().int(),
  rows: z.array(z.array(z.string())),
  moreRows: z.number().int(),
  /** Cells that go over several of the rows and columns that are shown. */
  spans: z.array(
    z.object({
      row: z.number().int(),
      column: z.number().int(),
      rowSpan: z.number().int(),
      columnSpan: z.number().int(),
    }),
  ),
  cells: z.array(z.object({ row: z.number().int(), column: z.number().int(), page: z.number().int(), box })),
});
export type ShownTable = z.output<typeof shownTable>;

/** What is shown of a stored document: its pages where it has some, else its text, and why there is nothing to show. */
export const shownDocument = z.object({
  type: z.string(),
  /** `picture`: there is one of the page. Widths and heights are in points, or pixels of an image. */
  pages: z.array(z.object({ width: z.number(), height: z.number(), picture: z.boolean(), text: z.string() })),
  text: z.string(),
  tables: z.array(shownTable),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.number().int() })),
  problem: z.string().nullable(),
});
export type ShownDocument = z.output<typeof shownDocument>;
