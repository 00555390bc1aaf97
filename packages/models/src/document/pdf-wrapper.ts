import type { PdfWrapper } from "@surety/core/invoice/check-wrapper";

/** As an element or as an attribute of XMP. */
const property = (name: string) =>
  new RegExp(`(?:<[\\w-]{1,40}:${name}>\\s*|\\s[\\w-]{1,40}:${name}\\s*=\\s*["'])([^<"']{1,80})`, "g");
const [level, fileName] = [property("ConformanceLevel"), property("DocumentFileName")];

/**
 * What a PDF says of its e-invoice. PDF/A-3 keeps that description as plain text, so that programs find it without reading
 * the file; where it was packed all the same, nothing is said. After a change the last one counts.
 */
export function pdfWrapper(bytes: Uint8Array): PdfWrapper {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const last = (pattern: RegExp) => [...text.matchAll(pattern)].at(-1)?.[1]?.trim() ?? null;
  return { level: last(level), fileName: last(fileName) };
}
