import { deflateSync } from "node:zlib";

interface PdfFile {
  /** Lines of text for each page, in Latin letters. */
  pages?: readonly (readonly string[])[];
  attachments?: readonly { name: string; content: string }[];
  /** What is drawn on the first page instead of its lines. */
  drawing?: Uint8Array;
  /** More objects, and entries of the trailer that name them. */
  objects?: readonly string[];
  trailer?: string;
}

/** A small PDF as bytes: what programs of people send, and what people send who mean harm. */
export function pdfFile({
  pages = [["A page"]],
  attachments = [],
  drawing,
  objects = [],
  trailer = "",
}: PdfFile): Buffer {
  const file = new Objects();
  const [catalog, tree, font] = [file.next(), file.next(), file.next()];
  const kids = pages.map((lines, place) => {
    const content = file.add(stream("/Filter /FlateDecode", place === 0 && drawing ? drawing : linesOf(lines)));
    return file.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  const embedded = attachments.map(({ name, content }) => {
    const bytes = file.add(stream("/Type /EmbeddedFile /Filter /FlateDecode", Buffer.from(content)));
    return `(${name}) ${file.add(`<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F ${bytes} 0 R >> >>`)} 0 R`;
  });
  const names = embedded.length === 0 ? "" : ` /Names << /EmbeddedFiles << /Names [${embedded.join(" ")}] >> >>`;
  file.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R${names} >>`);
  file.set(tree, `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] /Count ${kids.length} >>`);
  file.set(font, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  for (const object of objects) file.add(object);
  return file.bytes(`/Root ${catalog} 0 R ${trailer}`);
}

class Objects {
  readonly #bodies: (string | Buffer)[] = [];

  next(): number {
    return this.add("null");
  }

  add(body: string | Buffer): number {
    return this.#bodies.push(body);
  }

  set(number: number, body: string): void {
    this.#bodies[number - 1] = body;
  }

  bytes(trailer: string): Buffer {
    const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n", "latin1")];
    const places = this.#bodies.map((body, at) => {
      const place = parts.reduce((sum, part) => sum + part.length, 0);
      parts.push(
        Buffer.concat([
          Buffer.from(`${at + 1} 0 obj\n`),
          Buffer.from(body as string, "latin1"),
          Buffer.from("\nendobj\n"),
        ]),
      );
      return `${String(place).padStart(10, "0")} 00000 n \n`;
    });
    const start = parts.reduce((sum, part) => sum + part.length, 0);
    const size = places.length + 1;
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}`;
    return Buffer.concat([
      ...parts,
      Buffer.from(`${table}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`),
    ]);
  }
}

function stream(entries: string, content: Uint8Array): Buffer {
  const packed = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} ${entries} >>\nstream\n`),
    packed,
    Buffer.from("\nendstream"),
  ]);
}

function linesOf(lines: readonly string[]): Buffer {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj T*`).join("\n");
  return Buffer.from(`BT /F1 12 Tf 14 TL 72 770 Td\n${shown}\nET`, "latin1");
}
