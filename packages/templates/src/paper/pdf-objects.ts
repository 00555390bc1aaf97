import { deflateSync } from "node:zlib";

/** The numbered objects of a PDF on their way into one file. Texts are written as Latin letters, a byte each. */
export class PdfObjects {
  readonly #bodies: Buffer[] = [];

  add(body: string | Buffer): number {
    return this.#bodies.push(Buffer.from(body as string, "latin1"));
  }

  /** A number for what other objects name before it is known. */
  next(): number {
    return this.add("null");
  }

  set(number: number, body: string): void {
    this.#bodies[number - 1] = Buffer.from(body, "latin1");
  }

  stream(entries: string, content: Uint8Array): number {
    const packed = deflateSync(content);
    return this.raw(`${entries} /Filter /FlateDecode`, packed);
  }

  /** A stream of bytes that are packed already. */
  raw(entries: string, bytes: Uint8Array): number {
    const head = Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`, "latin1");
    return this.add(Buffer.concat([head, bytes, Buffer.from("\nendstream")]));
  }

  bytes(root: number): Uint8Array {
    const parts = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1")];
    let length = parts[0]!.length;
    const places = this.#bodies.map((body, at) => {
      const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
      const place = length;
      parts.push(part);
      length += part.length;
      return `${String(place).padStart(10, "0")} 00000 n \n`;
    });
    const size = places.length + 1;
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}`;
    const trailer = `trailer\n<< /Size ${size} /Root ${root} 0 R >>\nstartxref\n${length}\n%%EOF\n`;
    return Buffer.concat([...parts, Buffer.from(table + trailer)]);
  }
}
