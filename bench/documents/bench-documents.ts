import { existsSync } from "node:fs";
import { join } from "node:path";
import { agreement, expectedInText, type FieldFigures } from "./field-figures.ts";
import { receiptFields } from "./receipt-fields.ts";
import { readFolder, type ReadFile, type ReadFolder } from "./read-folder.ts";
import { type SampleFigures, tableFigures } from "./table-figures.ts";
import type { LineFigures } from "./table-lines.ts";
import { readByTesseract, tesseractVersion, type TesseractRun } from "./tesseract.ts";

// npm run bench:documents: what is read in the documents of ../shared/data, and how fast. --json for one JSON object.
const data = process.env["SURETY_DATA"] ?? join(import.meta.dirname, "../../../shared/data");
if (!existsSync(data)) {
  console.error(`There is no data in ${data}. Set SURETY_DATA to the folder that holds invoices-zugferd.`);
  process.exit(1);
}
const folders = ["invoices-zugferd", "invoices-invoice2data", "contracts-cuad", "emails-eml", "receipts-sroie"];
const read: ReadFolder[] = [];
for (const folder of folders.filter((one) => existsSync(join(data, one)))) {
  console.error(`${folder} …`);
  read.push(await readFolder(data, folder));
}
const tesseract = await besideTesseract();
const filesOf = (folder: string): ReadFile[] => read.find((one) => one.folder === folder)?.files ?? [];
const invoices = filesOf("invoices-zugferd").map((file) => ({
  name: file.name,
  broken: file.name.startsWith("broken"),
  ...verdict(file),
}));
console.error("tables …");
const report = {
  folders: read.map(({ folder, files, pages, seconds, peakMegabytes }) => ({
    folder,
    files: files.length,
    refused: files.flatMap(({ name, refused }) => (refused === null ? [] : [{ name, why: refused }])),
    pages,
    pagesPerSecond: pages / seconds,
    peakMegabytes,
    slowestSeconds: Math.max(0, ...files.map((one) => one.seconds)),
    tooMuch: files.filter((one) => one.tooMuch).length,
  })),
  eInvoices: invoices,
  pageAgrees: agreement(filesOf("invoices-zugferd")),
  receipts: await receiptFields(data, filesOf("receipts-sroie"), tesseract?.pages ?? null),
  tesseract: tesseract === null ? null : { ...tesseract, pages: tesseract.pages.size },
  tables: await tableFigures(
    data,
    read.filter(({ folder }) => folder.startsWith("invoices-")),
  ),
  expectedInText: expectedInText(join(data, "invoices-invoice2data"), filesOf("invoices-invoice2data")),
};
console.log(process.argv.includes("--json") ? JSON.stringify(report) : text());

/** The pictures of the receipts once more, by Tesseract; null where it is not installed. */
async function besideTesseract(): Promise<TesseractRun | null> {
  const version = tesseractVersion();
  const names = read.find(({ folder }) => folder === "receipts-sroie")?.files.map(({ name }) => name) ?? [];
  if (version === null || names.length === 0) return null;
  console.error(`receipts-sroie by ${version} …`);
  return readByTesseract(version, join(data, "receipts-sroie"), names);
}

function verdict({ reading, refused }: ReadFile): { why: string | null; doubts: number } {
  const invoice = reading?.invoice ?? null;
  const why =
    refused ??
    (invoice === null
      ? (reading?.invoiceProblem ?? "no e-invoice in it")
      : invoice.faults.map((one) => one.message).join(" "));
  return { why: why === "" ? null : why, doubts: invoice?.doubts.length ?? 0 };
}

function text(): string {
  return [
    ...folderLines(),
    "",
    ...invoiceLines(false),
    "",
    ...invoiceLines(true),
    "",
    "The page says what the record of its e-invoice says:",
    ...figureLines(report.pageAgrees),
    "",
    ...receiptLines(),
    "",
    ...tableLines(),
    "",
    "invoices-invoice2data: the text that was read holds the value that is expected (nobody has labelled enough of these to learn from):",
    ...figureLines(report.expectedInText),
  ].join("\n");
}

function tableLines(): string[] {
  const { samples, scans, words, lines, scannedLines } = report.tables;
  const sample = ({ tables, cellF1, nearF1, whole, others }: SampleFigures) =>
    `${tables} tables, cells ${(cellF1 * 100).toFixed(1)} F1 (${(nearF1 * 100).toFixed(1)} where one letter in five may be misread), every cell right in ${whole}, taken for tables besides ${others}`;
  const stated = ({ documents, lines: of, rows, prices, others }: LineFigures) =>
    `${rows} of ${of} lines of ${documents} documents are one row; prices in cells of their own ${prices.found} of ${prices.of}; rows like lines that are none ${others}`;
  return [
    "Tables of pages whose cells are known:",
    `  as PDF     ${sample(samples)}`,
    `  scanned    ${sample(scans)}`,
    `  of words   ${sample(words)}`,
    "Lines that an e-invoice or labels state, where their name, quantity and sum are printed:",
    ...lines.map((one) => `  ${one.folder.padEnd(24)} ${stated(one)}`),
    `  ${"every sixth as a scan".padEnd(24)} ${stated(scannedLines)}`,
  ];
}

function receiptLines(): string[] {
  const { receipts } = report;
  if (receipts === null) return ["There are no labelled receipts."];
  const share = (one: number | null) => (one === null ? "" : `${(one * 100).toFixed(1).padStart(6)} %`);
  const line = ({ name, onBoxes, onPictures, onTesseract }: (typeof receipts.fields)[number]) =>
    `  ${name.padEnd(12)} ${share(onBoxes)} ${share(onPictures)} ${share(onTesseract)}`;
  return [
    ...tesseractLines(),
    `Fields of ${receipts.documents} receipts, F1 by letters and digits: from the boxes that are given, from their pictures through the whole path, and from what Tesseract reads in the same pictures`,
    ...receipts.fields.map(line),
    line({ name: "all fields", ...receipts.micro }),
    `  every field right: ${(receipts.documentsRight * 100).toFixed(1)} % of the pictures; confidence off by ${(receipts.ece * 100).toFixed(1)} points on average`,
  ];
}

function tesseractLines(): string[] {
  const ours = report.folders.find(({ folder }) => folder === "receipts-sroie");
  const figures = (pagesPerSecond: number, peak: number | null) =>
    `${pagesPerSecond.toFixed(2)} pages/s, at most ${peak === null ? "?" : peak.toFixed(0)} MB`;
  if (ours === undefined) return [];
  if (report.tesseract === null) return ["Tesseract is not installed: nothing to set beside.", ""];
  const { version, pages, pagesPerSecond, peakMegabytes } = report.tesseract;
  return [
    `The same ${pages} pictures, one after the other:`,
    `  this reader      ${figures(ours.pagesPerSecond, ours.peakMegabytes)}`,
    `  ${version.padEnd(16)} ${figures(pagesPerSecond, peakMegabytes)}`,
    "",
  ];
}

function folderLines(): string[] {
  const sum = (of: (one: (typeof report.folders)[number]) => number) =>
    report.folders.reduce((total, one) => total + of(one), 0);
  const lines = report.folders.flatMap(
    ({ folder, files, refused, pages, pagesPerSecond, peakMegabytes, slowestSeconds }) => [
      `${folder.padEnd(22)} ${String(files).padStart(4)} files, ${String(pages).padStart(4)} pages, ${pagesPerSecond.toFixed(pagesPerSecond < 10 ? 1 : 0).padStart(4)} pages/s, slowest ${slowestSeconds.toFixed(1)} s, at most ${peakMegabytes ?? "?"} MB; refused: ${refused.length}`,
      ...refused.map(({ name, why }) => `  ${name}: ${why}`),
    ],
  );
  return [
    ...lines,
    `all of them: ${sum(({ files }) => files)} files, ${sum(({ pages }) => pages)} pages; beyond the bounds of time or memory, or ended the process: ${sum(({ tooMuch }) => tooMuch)}`,
  ];
}

function invoiceLines(broken: boolean): string[] {
  const some = report.eInvoices.filter((one) => one.broken === broken);
  const refused = some.filter(({ why }) => why !== null);
  const doubted = some.filter(({ why, doubts }) => why === null && doubts > 0).length;
  return [
    `${broken ? "e-invoices in broken/" : "e-invoices"}: ${some.length}, read without a model and without fault ${some.length - refused.length} (${doubted} with doubts), refused ${refused.length}`,
    ...refused.map(({ name, why }) => `  ${name}: ${why?.slice(0, 200)}`),
  ];
}

function figureLines(figures: FieldFigures): string[] {
  return Object.entries(figures).map(([field, { found, of }]) => `  ${field.padEnd(12)} ${found} of ${of}`);
}
