import { refusalOf } from "@surety/core/document/read-document";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { ShownDocument, StoredFile } from "@surety/core/wire/stored-document";
import type { HouseDocuments } from "./house-documents.ts";

/** Images that browsers draw as they are. */
export const shownImages = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const mostText = 50_000;
const mostTextOfPage = 20_000;

/** What a case page shows of a file. What cannot be read is no error here: the page says why. */
export async function showDocument(documents: HouseDocuments, { hash, type }: StoredFile): Promise<ShownDocument> {
  try {
    const reading = await documents.read(hash);
    const picture = type === "application/pdf" || type.startsWith("image/");
    return {
      type,
      pages: reading.pages.map(({ width, height, text = "" }) => ({
        width,
        height,
        picture,
        text: text.slice(0, mostTextOfPage).toWellFormed(),
      })),
      text: reading.pages.length > 0 ? "" : reading.text.slice(0, mostText).toWellFormed(),
      attachments: [...reading.attachments],
      problem: refusalOf(reading),
    };
  } catch (error) {
    if (!(error instanceof SuretyError) || error instanceof TransientError) throw error;
    return { type, pages: [], text: "", attachments: [], problem: `${error.message} ${error.remedy ?? ""}`.trim() };
  }
}
