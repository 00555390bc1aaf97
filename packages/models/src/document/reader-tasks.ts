import type { Reading } from "@surety/core/document/reading";
import type { OpenedMail } from "./open-mail.ts";
import type { ErrorFactsOnWire } from "../worker/tasks.ts";

/** What a reader process is asked: what is in a file, how one of its pages looks, turned clockwise by some degrees, or what a mail is made of. Files are named by their path. */
export type ReaderRequest =
  | { kind: "read"; path: string }
  | { kind: "picture"; path: string; page: number; width: number; turn: number }
  | { kind: "open-mail"; path: string };

/** What it says: that it begins with the file, that another page is done, that the picture of one has to be read, and at the end the reading, the picture, or why there is neither. */
export type ReaderReply =
  | { kind: "begun" }
  | { kind: "page" }
  | { kind: "scan" }
  | { kind: "reading"; reading: Reading }
  | { kind: "picture"; png: Uint8Array }
  | { kind: "mail"; mail: OpenedMail }
  | { kind: "error"; error: ErrorFactsOnWire };

/** The code of what a process does not come back from: the next file finds a fresh one. */
export const tooHeavy = "document-too-heavy";

/** The most memory that PDFium may take; the rest of the process has `heapMegabytes`. */
export const mostPdfiumBytes = 512 * 1_048_576;
export const heapMegabytes = 384;
/** What the whole process may hold; a process that reads pictures needs about half of it. */
export const mostResidentBytes = 1536 * 1_048_576;
