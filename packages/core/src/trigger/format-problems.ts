import type { ZodMiniType } from "zod/mini";
import { documentInput } from "../wire/document-page.ts";
import { mailInput } from "../wire/mail.ts";
import { storedDocument } from "../wire/stored-document.ts";
import type { InputProblem } from "./validate-input.ts";

/** Formats of objects that have a shape of their own, beside the properties that a document may list. */
const shapes: Readonly<Record<string, ZodMiniType>> = { mail: mailInput, document: documentInput };

/** Whether an object of this format has a fixed shape, so that its properties need no listing. */
export const hasShape = (format: string | undefined): boolean => format !== undefined && Object.hasOwn(shapes, format);

const remedies: Readonly<Record<string, string>> = {
  mail: "A mail has from, to, cc, date, subject, text, html, messageId and earlier, all of them optional.",
  document:
    "Send the file to POST /api/v1/files first and give { hash } of its answer, or give pages of { width, height, image, text, words: [{ text, box: [x, y, width, height] }] }.",
};

/** What keeps a value from being a mail or a document; nothing for other formats. */
export function formatProblems(format: string | undefined, value: unknown, field: string): InputProblem[] {
  if (format === undefined || !hasShape(format)) return [];
  const shape = isStored(format, value) ? storedDocument : shapes[format];
  const result = shape?.safeParse(value);
  return (result?.error?.issues ?? []).map(({ path, message }) => ({
    field: path.reduce<string>(
      (at, part) => (typeof part === "number" ? `${at}[${part}]` : `${at}.${String(part)}`),
      field,
    ),
    message: `${message}.`,
    remedy: remedies[format] ?? "",
  }));
}

/** A document that names a file has the one shape, all others the other. */
function isStored(format: string, value: unknown): boolean {
  return format === "document" && typeof value === "object" && value !== null && Object.hasOwn(value, "hash");
}
