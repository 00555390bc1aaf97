import { readFile as readBytes } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { sniffType } from "@surety/core/document/sniff-type";
import { UserError } from "@surety/core/errors/user-error";
import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { errorToWire } from "../worker/wire-errors.ts";
import { openMail } from "./open-mail.ts";
import { PdfDocument } from "./pdf-document.ts";
import { pagePicture } from "./pdf-picture.ts";
import { loadOcrModels, type OcrModels } from "./ocr/ocr-models.ts";
import { decodeImage, encodeImage, turnImage } from "./ocr/page-image.ts";
import { loadPdfium } from "./pdfium.ts";
import { readFile } from "./read-file.ts";
import { mostPdfiumBytes, mostResidentBytes, tooHeavy, type ReaderReply, type ReaderRequest } from "./reader-tasks.ts";

new Worker(new URL("./orphan-watch.ts", import.meta.url)).unref();
let module: Promise<WrappedPdfiumModule> | undefined;
const pdfium = () => (module ??= loadPdfium(mostPdfiumBytes));
let networks: Promise<OcrModels> | undefined;
const ocr = () => (networks ??= loadOcrModels());
const reply = (message: ReaderReply) => void process.send?.(message);

const tools = { pdfium, ocr, onPage: () => reply({ kind: "page" }), onScan: () => reply({ kind: "scan" }) };
watchMemory();

process.on("message", (request: ReaderRequest) => {
  answer(request).then(reply, (error: unknown) => reply({ kind: "error", error: errorToWire(clear(error)) }));
});
process.on("disconnect", () => process.exit(0));

async function answer(request: ReaderRequest): Promise<ReaderReply> {
  const bytes = await readBytes(request.path);
  await pdfium();
  reply({ kind: "begun" });
  if (request.kind === "open-mail") return { kind: "mail", mail: await openMail(bytes) };
  if (request.kind === "read") return { kind: "reading", reading: await readFile(bytes, tools) };
  const png = sniffType(bytes) === "application/pdf" ? await pictureOf(bytes, request) : bytes;
  if (png !== bytes && request.turn === 0) return { kind: "picture", png };
  return {
    kind: "picture",
    png: await encodeImage(await turnImage(await decodeImage(png), request.turn), request.width),
  };
}

async function pictureOf(bytes: Uint8Array, request: ReaderRequest & { kind: "picture" }): Promise<Uint8Array> {
  const document = new PdfDocument(await pdfium(), bytes);
  try {
    if (request.page >= document.pageCount()) throw noSuchPage(request.page);
    const { width } = request;
    return document.withPage(request.page, (page) => pagePicture(document.module, page, width));
  } finally {
    document.close();
  }
}

/** What libraries take beside the heap nobody limits: it is looked at, and the process ends with what it reads. */
function watchMemory(): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > mostResidentBytes)
      reply({ kind: "error", error: errorToWire(clear(new RangeError("too much memory"))) });
  }, 200).unref();
}

/** What breaks inside PDFium, or wants more memory than there is, says nothing that its sender could use. */
function clear(error: unknown): unknown {
  if (!(error instanceof RangeError) && (error as Error).name !== "RuntimeError") return error;
  return new UserError({
    code: tooHeavy,
    message: "The document needs more memory to be read than any honest one.",
    remedy: "Ask its sender to print it into a new file.",
    cause: error,
  });
}

function noSuchPage(page: number): UserError {
  return new UserError({
    code: "page-not-found",
    message: `The document has no page ${page + 1}.`,
    remedy: "Ask for one of its pages.",
  });
}
