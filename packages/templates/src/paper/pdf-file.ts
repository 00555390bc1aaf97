import type { Typeface } from "./letter-widths.ts";
import { PdfObjects } from "./pdf-objects.ts";

/** One line of print; `x` and `y` are points from the lower left corner of the page to its first letter. */
export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly typeface: Typeface;
}

/** A page of A4: its lines in the order in which they are read, and thin rules from one point to another. */
export interface PrintedPage {
  readonly lines: readonly PrintedLine[];
  readonly rules?: readonly (readonly [x: number, y: number, toX: number, toY: number])[];
}

export const pageSize = { width: 595, height: 842 } as const;

interface Attachment {
  readonly name: string;
  readonly content: string;
}

/** Writes pages as a PDF with the typefaces that every reader has; attachments are files inside it. */
export function pdfFile(pages: readonly PrintedPage[], attachments: readonly Attachment[] = []): Uint8Array {
  const file = new PdfObjects();
  const [catalog, tree] = [file.next(), file.next()];
  const fonts = new Map(
    [...new Set(pages.flatMap(({ lines }) => lines.map(({ typeface }) => typeface)))].map((typeface, at) => [
      typeface,
      { name: `F${at + 1}`, number: file.add(fontNamed(typeface)) },
    ]),
  );
  const resources = [...fonts.values()].map(({ name, number }) => `/${name} ${number} 0 R`).join(" ");
  const kids = pages.map((page) => {
    const content = file.stream(
      "",
      drawn(page, (typeface) => fonts.get(typeface)?.name ?? ""),
    );
    return file.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${pageSize.width} ${pageSize.height}] /Resources << /Font << ${resources} >> >> /Contents ${content} 0 R >>`,
    );
  });
  const named = attachments.map((one) => `(${one.name}) ${attach(file, one)} 0 R`);
  const names = named.length === 0 ? "" : ` /Names << /EmbeddedFiles << /Names [${named.join(" ")}] >> >>`;
  file.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R${names} >>`);
  file.set(tree, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] /Count ${kids.length} >>`);
  return file.bytes(catalog);
}

/** A PDF of pages that are pictures and nothing else: what a scanner makes. */
export function scannedFile(pages: readonly { jpeg: Uint8Array; width: number; height: number }[]): Uint8Array {
  const file = new PdfObjects();
  const [catalog, tree] = [file.next(), file.next()];
  const kids = pages.map(({ jpeg, width, height }) => {
    const image = file.raw(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`,
      jpeg,
    );
    const content = file.stream("", Buffer.from(`q ${pageSize.width} 0 0 ${pageSize.height} 0 0 cm /Scan Do Q`));
    return file.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${pageSize.width} ${pageSize.height}] /Resources << /XObject << /Scan ${image} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  file.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
  file.set(tree, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] /Count ${kids.length} >>`);
  return file.bytes(catalog);
}

const fontNamed = (typeface: Typeface): string =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${typeface} /Encoding /WinAnsiEncoding >>`;

function attach(file: PdfObjects, { name, content }: Attachment): number {
  const bytes = file.stream("/Type /EmbeddedFile /Subtype /text#2Fxml", Buffer.from(content));
  return file.add(`<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Data /EF << /F ${bytes} 0 R >> >>`);
}

function drawn({ lines, rules = [] }: PrintedPage, nameOf: (typeface: Typeface) => string): Buffer {
  const texts = lines.map(
    ({ text, x, y, size, typeface }) =>
      `BT /${nameOf(typeface)} ${size} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td (${printed(text)}) Tj ET`,
  );
  const strokes = rules.map(([x, y, toX, toY]) => `0.5 w ${x} ${y} m ${toX} ${toY} l S`);
  return Buffer.from([...texts, ...strokes].join("\n"), "latin1");
}

/** Where WinAnsi has letters that Latin-1 has not. */
const winAnsi: Readonly<Record<string, string>> = { "€": "\x80", "–": "\x96", "’": "\x92", œ: "\x9c" };

function printed(text: string): string {
  return text.replaceAll(/[()\\]/g, "\\$&").replaceAll(/[€–’œ]/g, (letter) => winAnsi[letter] ?? "?");
}
