import { pageTables, tableParts } from "@surety/core/document/page-tables";
import { joinedParts, type TablePart } from "@surety/core/document/table/joined-parts";
import { mostText, type Reading } from "@surety/core/document/reading";
import { sniffType } from "@surety/core/document/sniff-type";
import type { DocumentPage } from "@surety/core/wire/document-page";
import { UserError } from "@surety/core/errors/user-error";
import { readInvoice } from "@surety/core/invoice/read-invoice";
import type { ReadInvoice } from "@surety/core/invoice/invoice";
import { imageSize } from "image-size";
import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { attachedInvoice, type FoundInvoice, invoiceIn, type PagesAround } from "./attached-invoice.ts";
import { decodeText } from "./decode-text.ts";
import { readDocx } from "./read-docx.ts";
import { readHtml } from "./read-html.ts";
import { readXlsx } from "./read-xlsx.ts";
import { PdfDocument } from "./pdf-document.ts";
import { decodeImage } from "./ocr/page-image.ts";
import type { OcrModels } from "./ocr/ocr-models.ts";
import { readPageImage } from "./ocr/read-page-image.ts";
import { pagePicture } from "./pdf-picture.ts";
import { pageWords } from "./pdf-words.ts";
import { pdfWrapper } from "./pdf-wrapper.ts";
import { readMail } from "./read-mail.ts";

/** What reading needs: PDFium and the networks that read pictures where they are asked for, and somebody to tell of each page. */
export interface ReadingTools {
  pdfium(): Promise<WrappedPdfiumModule>;
  ocr(): Promise<OcrModels>;
  onPage(): void;
  /** The picture of a page has to be read, which takes longer. */
  onScan(): void;
}

const nothing = { pages: [], text: "", attachments: [], tables: [], invoice: null, invoiceProblem: null };
const office = "application/vnd.openxmlformats-officedocument";
const wordType = `${office}.wordprocessingml.document`;
const workbookType = `${office}.spreadsheetml.sheet`;
/** Pages of a file whose picture is read; the others keep their picture alone. */
const mostScans = 20;
/** In pixels: what small print needs. */
const scanWidth = 1600;

/** Reads a file by what its bytes say it is. Throws a UserError that says what is wrong with it. */
export async function readFile(bytes: Uint8Array, tools: ReadingTools): Promise<Reading> {
  const type = sniffType(bytes);
  if (type === "application/pdf") return { type, ...(await readPdf(bytes, tools)) };
  if (type === "message/rfc822") return { type, ...nothing, ...(await readMailWithInvoice(bytes, tools)) };
  if (type === "application/xml") return { type, ...nothing, ...readXml(bytes) };
  if (type.startsWith("image/")) return { type, ...nothing, ...(await readImage(bytes, tools)) };
  if (type === "text/html") return { type, ...nothing, ...readHtml(decodeText(bytes)) };
  if (type === wordType) return { type, ...nothing, ...(await readDocx(bytes)) };
  if (type === workbookType) return { type, ...nothing, ...(await readXlsx(bytes)) };
  if (type === "text/plain") return { type, ...nothing, text: decodeText(bytes).slice(0, mostText) };
  if (type === "application/x-ole-storage") throw sealedOrOld();
  throw new UserError({
    code: "unreadable-type",
    message: `Files of this kind (${type}) cannot be read yet.`,
    remedy: "Send a PDF, an image, a mail, a DOCX or XLSX, an e-invoice in XML, HTML or plain text.",
  });
}

/** From outside nobody can tell the two apart, and neither can be read. */
function sealedOrOld(): UserError {
  return new UserError({
    code: "document-encrypted",
    message: "The document has a password, or is in an Office format of before 2007 (.doc, .xls, .msg).",
    remedy: "Ask its sender to save it without a password, as .docx, .xlsx or PDF.",
  });
}

async function readPdf(bytes: Uint8Array, tools: ReadingTools): Promise<Omit<Reading, "type">> {
  const document = new PdfDocument(await tools.pdfium(), bytes);
  try {
    const pages: DocumentPage[] = [];
    const tables: TablePart[][] = [];
    const scans = { left: mostScans, read: 0 };
    for (let place = 0, count = document.pageCount(); place < count; place += 1) {
      const page = await readPage(document, place, scans, tools);
      pages.push(page);
      tables.push(tableParts(page, place + 1));
      tools.onPage();
    }
    const attached = document.attachments();
    const text = pages.map((page) => page.text ?? "").join("\n\n");
    return {
      pages,
      text: text.slice(0, mostText),
      attachments: attached.map(({ name, bytes: own }) => ({ name, type: sniffType(own), size: own.byteLength })),
      tables: joinedParts(tables),
      ...attachedInvoice(attached, pdfWrapper(bytes), { text, certain: scans.read === 0 }),
    };
  } finally {
    document.close();
  }
}

/** The words of a page, or what is read in its picture where it has none. */
async function readPage(
  document: PdfDocument,
  place: number,
  scans: { left: number; read: number },
  tools: ReadingTools,
): Promise<DocumentPage> {
  const page = document.withPage(place, (handle) => pageWords(document.module, handle));
  if ((page.words ?? []).length > 0 || scans.left === 0) return page;
  scans.left -= 1;
  tools.onScan();
  const png = document.withPage(place, (handle) => pagePicture(document.module, handle, scanWidth));
  const image = await decodeImage(png);
  const read = await readPageImage(await tools.ocr(), image);
  if ((read.words ?? []).length === 0) return page;
  scans.read += 1;
  return scaled(read, page.width / image.width);
}

/** Sizes in points of the page instead of pixels of its picture. */
function scaled({ width, height, words = [], ...rest }: DocumentPage, by: number): DocumentPage {
  const inPoints = (pixels: number) => Math.round(pixels * by * 100) / 100;
  return {
    ...rest,
    width: inPoints(width),
    height: inPoints(height),
    words: words.map(({ text, box: [x, y, w, h] }) => ({
      text,
      box: [inPoints(x), inPoints(y), inPoints(w), inPoints(h)],
    })),
  };
}

async function readImage(bytes: Uint8Array, tools: ReadingTools): Promise<Pick<Reading, "pages" | "text" | "tables">> {
  refuseWithoutSize(bytes);
  tools.onScan();
  const page = await readPageImage(await tools.ocr(), await decodeImage(bytes));
  return { pages: [page], text: page.text ?? "", tables: pageTables([page]) };
}

/** A mail, and the one e-invoice that is attached to it; which of several is meant, nobody can know. */
async function readMailWithInvoice(bytes: Uint8Array, tools: ReadingTools): Promise<Partial<Reading>> {
  const { contents, ...mail } = await readMail(bytes);
  const found: FoundInvoice[] = [];
  for (const [at, own] of contents.entries()) {
    const type = mail.attachments[at]?.type;
    if (type === "application/xml") found.push(invoiceIn(own));
    else if (type === "application/pdf") found.push(await invoiceInPdf(own, tools));
  }
  const invoices = found.filter(({ invoice }) => invoice !== null);
  if (invoices.length > 1)
    return { ...mail, invoiceProblem: `${invoices.length} e-invoices are attached to the mail: send each by itself.` };
  const problem = found.find(({ invoiceProblem }) => invoiceProblem !== null)?.invoiceProblem ?? null;
  return { ...mail, invoice: invoices[0]?.invoice ?? null, invoiceProblem: invoices.length === 1 ? null : problem };
}

/** Of a PDF in a mail only its e-invoice is looked for, and whether its pages show the same; one that cannot be opened has none. */
async function invoiceInPdf(bytes: Uint8Array, tools: ReadingTools): Promise<FoundInvoice> {
  try {
    const document = new PdfDocument(await tools.pdfium(), bytes);
    try {
      const attached = document.attachments();
      const pages = attached.length === 0 ? { text: "", certain: true } : printedPages(document, tools);
      return attachedInvoice(attached, pdfWrapper(bytes), pages);
    } finally {
      document.close();
    }
  } catch (error) {
    if (error instanceof UserError) return { invoice: null, invoiceProblem: null };
    throw error;
  }
}

/** What stands on pages that are text; those that are pictures are not read here. */
function printedPages(document: PdfDocument, tools: ReadingTools): PagesAround {
  const texts = Array.from({ length: document.pageCount() }, (_, place) => {
    const page = document.withPage(place, (handle) => pageWords(document.module, handle));
    tools.onPage();
    return page.text ?? "";
  });
  return { text: texts.join("\n\n"), certain: texts.every((text) => text.trim() !== "") };
}

/** XML that is no e-invoice is a text like others; XML that is none at all is a problem. */
function readXml(bytes: Uint8Array): Pick<Reading, "text"> & { invoice: ReadInvoice | null } {
  const text = decodeText(bytes);
  return { text: text.slice(0, mostText), invoice: readInvoice(text) };
}

/** What has no size in it is not given to a decoder. */
function refuseWithoutSize(bytes: Uint8Array): void {
  try {
    imageSize(bytes);
  } catch {
    throw new UserError({
      code: "document-broken",
      message: "The image is broken: its size cannot be found in it.",
      remedy: "Ask its sender to send it again.",
    });
  }
}
