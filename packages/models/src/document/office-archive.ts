import { UserError } from "@surety/core/errors/user-error";
import { type Unzipped, unzipSync, type UnzipFileInfo, zipSync } from "fflate";

/** What may be in an office document before nobody reads it; honest ones are far below. */
const mostParts = 5_000;
const mostUnpacked = 120 * 1_048_576;
export const mostSheets = 100;

/** Parts that are read: text, tables, styles, and what names them. Pictures, fonts and previews stay packed. */
const readParts = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|(?:word|xl)\/)(?:.*\.(?:xml|rels))?$/i;
const macros = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|macrosheets\/)/i;
const sheet = /^xl\/worksheets\/[^/]+\.xml$/i;

/**
 * The parts of an office document that are read, packed anew without compression. What it says of itself is believed only
 * where it costs nothing: a part never becomes larger than the size it states, and all of them together are limited.
 */
export function officeParts(bytes: Uint8Array): Uint8Array {
  return zipSync(unpacked(bytes), { level: 0 });
}

function unpacked(bytes: Uint8Array): Unzipped {
  const limits = new Limits();
  try {
    return unzipSync(bytes, { filter: (part) => limits.reads(part) });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({
      code: "document-broken",
      message: `The document is broken: it cannot be unpacked (${(error as Error).message}).`,
      remedy: "Ask its sender to save it anew and send it again.",
    });
  }
}

class Limits {
  #parts = 0;
  #sheets = 0;
  #bytes = 0;

  /** Whether a part is read; throws where the document is one that nobody should open. */
  reads({ name, originalSize }: UnzipFileInfo): boolean {
    if (++this.#parts > mostParts) throw tooMuch(`it has more than ${mostParts} parts`);
    if (macros.test(name)) throw withMacros();
    if (sheet.test(name) && ++this.#sheets > mostSheets) throw tooMany();
    if (!readParts.test(name) || name.endsWith("/")) return false;
    this.#bytes += originalSize;
    if (this.#bytes > mostUnpacked) throw tooMuch(`it unpacks to more than ${mostUnpacked / 1_048_576} MB of text`);
    return true;
  }
}

function tooMuch(why: string): UserError {
  return new UserError({
    code: "document-too-heavy",
    message: `The document is not read: ${why}, which no honest one does.`,
    remedy: "Ask its sender for a PDF of it.",
  });
}

function tooMany(): UserError {
  return new UserError({
    code: "document-too-long",
    message: `The workbook has more than ${mostSheets} sheets; at most ${mostSheets} are read.`,
    remedy: "Send the sheets that matter as a workbook of their own.",
  });
}

function withMacros(): UserError {
  return new UserError({
    code: "document-with-macros",
    message: "The document carries macros: programs that run when somebody opens it.",
    remedy: "Ask its sender to save it without macros (.docx or .xlsx).",
  });
}
