import type { ZodMiniType } from "zod/mini";
import { documentInput } from "../wire/document-page.ts";
import { mailInput } from "../wire/mail.ts";
import type { InputProblem } from "./validate-input.ts";

/** Formats of objects that have a shape of their own, beside the properties that a document may list. */
const shapes: Readonly<Record<string, ZodMiniType>> = { mail: mailInput, document: documentInput };

/** Whether an object of this format has a fixed shape, so that its properties need no listing. */
export const hasShape = (format: string | undefined): boolean => format !== undefined && Object.hasOwn(shapes, format);

const remedies: Readonly<Record<string, string>> = {
  mail: "A mail has from, to, cc, date, subject, text, html, messageId and earlier, all of them optional.",
  document: "A document has pages of { width, height, image, text, words: [{ text, box: [x, y, width, height] }] }.",
};

/** What keeps a value from being a mail or a document; nothing for other formats. */
export function formatProblems(format: string | undefined, value: unknown, field: string): InputProblem[] {
  if (format === undefined || !hasShape(format)) return [];
  const result = shapes[format]?.safeParse(value);
  return (result?.error?.issues ?? []).map(({ path, message }) => ({
    field: path.reduce<string>(
      (at, part) => (typeof part === "number" ? `${at}[${part}]` : `${at}.${String(part)}`),
      field,
    ),
    message: `${message}.`,
    remedy: remedies[format] ?? "",
  }));
}
