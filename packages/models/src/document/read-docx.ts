import { UserError } from "@surety/core/errors/user-error";
import mammoth from "mammoth";
import { officeParts } from "./office-archive.ts";
import { type HtmlReading, readHtml } from "./read-html.ts";

/** A text document as its reader sees it: paragraphs, lists and tables, with insertions and without what was deleted. */
export async function readDocx(bytes: Uint8Array): Promise<HtmlReading> {
  const parts = officeParts(bytes);
  return readHtml(await htmlOf(parts));
}

async function htmlOf(parts: Uint8Array): Promise<string> {
  try {
    const buffer = Buffer.from(parts.buffer, parts.byteOffset, parts.byteLength);
    const { value } = await mammoth.convertToHtml({ buffer }, { externalFileAccess: false });
    return value;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new UserError({
      code: "document-broken",
      message: `The document is broken: ${(error as Error).message.split("\n")[0]}`,
      remedy: "Ask its sender to save it anew and send it again.",
    });
  }
}
