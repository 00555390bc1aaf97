import { readDocument, readPages, refusalOf } from "@surety/core/document/read-document";
import { UserError } from "@surety/core/errors/user-error";
import { documentInput } from "@surety/core/wire/document-page";
import { storedDocument } from "@surety/core/wire/stored-document";
import type { Made } from "../worker/pure-step.ts";
import type { HouseDocuments } from "./house-documents.ts";

/** What a workflow is told of a document; where it cannot be read, or contradicts itself, why. */
export async function readStep(
  documents: Pick<HouseDocuments, "read">,
  document: unknown,
  maxLength: number,
): Promise<Made> {
  const stored = storedDocument.safeParse(document);
  if (stored.success) return readStored(documents, stored.data.hash, maxLength);
  const pages = documentInput.safeParse(document);
  if (pages.success) return { value: readPages(pages.data, maxLength), missing: null };
  return { value: null, missing: "there is no document" };
}

async function readStored(documents: Pick<HouseDocuments, "read">, hash: string, maxLength: number): Promise<Made> {
  try {
    const reading = await documents.read(hash);
    const refusal = refusalOf(reading);
    const value = readDocument(reading, maxLength);
    return refusal === null ? { value, missing: null } : { value, missing: refusal, refused: true };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { value: null, missing: `${error.message} ${error.remedy ?? ""}`.trim() };
  }
}
