import { mostPages } from "@surety/core/document/reading";
import { UserError } from "@surety/core/errors/user-error";
import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { memoryOf, tooMuch, withMemory } from "./pdfium.ts";

/** `FPDF_GetLastError` after a document that could not be opened. */
const needsPassword = 4;
const mostAttachments = 20;
const mostAttachmentBytes = 10_000_000;

/** One open PDF; whoever opens it closes it. Numbers called `page` are handles of the library. */
export class PdfDocument {
  readonly module: WrappedPdfiumModule;
  readonly #bytes: number;
  readonly #handle: number;

  /** Throws a UserError where it is encrypted, broken beyond repair or too long. */
  constructor(module: WrappedPdfiumModule, bytes: Uint8Array) {
    this.module = module;
    this.#bytes = module.pdfium.wasmExports.malloc(bytes.byteLength);
    if (this.#bytes === 0) throw tooMuch();
    memoryOf(module).set(bytes, this.#bytes);
    this.#handle = module.FPDF_LoadMemDocument(this.#bytes, bytes.byteLength, "");
    if (this.#handle === 0) {
      const error = module.FPDF_GetLastError() === needsPassword ? encrypted() : broken();
      module.pdfium.wasmExports.free(this.#bytes);
      throw error;
    }
  }

  /** Throws a UserError where there are none, or too many to be read. */
  pageCount(): number {
    const count = this.module.FPDF_GetPageCount(this.#handle);
    if (count === 0) throw broken();
    if (count > mostPages) throw tooLong(count);
    return count;
  }

  /** Runs `use` with a page, by its place from 0. */
  withPage<Result>(place: number, use: (page: number) => Result): Result {
    const page = this.module.FPDF_LoadPage(this.#handle, place);
    if (page === 0) throw brokenPage(place);
    try {
      return use(page);
    } finally {
      this.module.FPDF_ClosePage(page);
    }
  }

  /** The files inside it; those that are too large, or that its own tables do not find, are left out. */
  attachments(): { name: string; bytes: Uint8Array }[] {
    const count = Math.min(mostAttachments, this.module.FPDFDoc_GetAttachmentCount(this.#handle));
    return Array.from({ length: count }, (_, at) => this.#attachment(at)).filter((one) => one !== null);
  }

  close(): void {
    this.module.FPDF_CloseDocument(this.#handle);
    this.module.pdfium.wasmExports.free(this.#bytes);
  }

  #attachment(at: number): { name: string; bytes: Uint8Array } | null {
    const { module } = this;
    const attachment = module.FPDFDoc_GetAttachment(this.#handle, at);
    if (attachment === 0) return null;
    const length = withMemory(module, 4, (size) => {
      const there = module.FPDFAttachment_GetFile(attachment, 0, 0, size);
      return there ? module.pdfium.getValue(size, "i32") : 0;
    });
    if (length <= 0 || length > mostAttachmentBytes) return null;
    const bytes = withMemory(module, length + 4, (into) => {
      module.FPDFAttachment_GetFile(attachment, into, length, into + length);
      return memoryOf(module).slice(into, into + length);
    });
    return { name: this.#attachmentName(attachment), bytes };
  }

  #attachmentName(attachment: number): string {
    const { module } = this;
    const length = Math.min(2000, module.FPDFAttachment_GetName(attachment, 0, 0));
    return withMemory(module, length + 2, (into) => {
      module.FPDFAttachment_GetName(attachment, into, length);
      return module.pdfium.UTF16ToString(into).toWellFormed();
    });
  }
}

function encrypted(): UserError {
  return new UserError({
    code: "document-encrypted",
    message: "The document is encrypted: it opens with a password only.",
    remedy: "Ask its sender for one without a password.",
  });
}

function broken(): UserError {
  return new UserError({
    code: "document-broken",
    message: "The document is broken: no page can be found in it.",
    remedy: "Ask its sender to send it again, or to print it into a new file.",
  });
}

function brokenPage(place: number): UserError {
  return new UserError({
    code: "document-broken",
    message: `Page ${place + 1} of the document is broken.`,
    remedy: "Ask its sender to send it again, or to print it into a new file.",
  });
}

function tooLong(count: number): UserError {
  return new UserError({
    code: "document-too-long",
    message: `The document has ${count} pages; at most ${mostPages} are read.`,
    remedy: "Split it, and send its parts one by one.",
  });
}
