import { existsSync } from "node:fs";
import { join } from "node:path";
import { agreement, expectedInText, type FieldFigures } from "./field-figures.ts";
import { receiptFields } from "./receipt-fields.ts";
import { readFolder, type ReadFile, type ReadFolder } from "./read-folder.ts";

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
const filesOf = (folder: string): ReadFile[] => read.find((one) => one.folder === folder)?.files ?? [];
const invoices = filesOf("invoices-zugferd").map((file) => ({
  name: file.name,
  broken: file.name.startsWith("broken"),
  ...verdict(file),
}));
const report = {
  folders: read.map(({ folder, files, pages, seconds, peakMegabytes }) => ({
    folder,
    files: files.length,
    refused: files.flatMap(({ name, refused }) => (refused === null ? [] : [{ name, why: refused }])),
    pages,
    pagesPerSecond: pages / seconds,
    peakMegabytes,
  })),
  eInvoices: invoices,
  pageAgrees: agreement(filesOf("invoices-zugferd")),
  receipts: await receiptFields(data, filesOf("receipts-sroie")),
  expectedInText: expectedInText(join(data, "invoices-invoice2data"), filesOf("invoices-invoice2data")),
};
console.log(process.argv.includes("--json") ? JSON.stringify(report) : text());

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
    "invoices-invoice2data: the text that was read holds the value that is expected (nobody has labelled enough of these to learn from):",
    ...figureLines(report.expectedInText),
  ].join("\n");
}

function receiptLines(): string[] {
  const { receipts } = report;
  if (receipts === null) return ["There are no labelled receipts."];
  const line = ({ name, onBoxes, onPictures }: (typeof receipts.fields)[number]) =>
    `  ${name.padEnd(12)} ${(onBoxes * 100).toFixed(1).padStart(5)} %  ${(onPictures * 100).toFixed(1).padStart(5)} %`;
  return [
    `Fields of ${receipts.documents} receipts, F1 by letters and digits: from the boxes that are given, and from their pictures through the whole path`,
    ...receipts.fields.map(line),
    line({ name: "all fields", ...receipts.micro }),
    `  every field right: ${(receipts.documentsRight * 100).toFixed(1)} % of the pictures; confidence off by ${(receipts.ece * 100).toFixed(1)} points on average`,
  ];
}

function folderLines(): string[] {
  return report.folders.flatMap(({ folder, files, refused, pages, pagesPerSecond, peakMegabytes }) => [
    `${folder.padEnd(22)} ${String(files).padStart(4)} files, ${String(pages).padStart(4)} pages, ${pagesPerSecond.toFixed(pagesPerSecond < 10 ? 1 : 0).padStart(4)} pages/s, at most ${peakMegabytes ?? "?"} MB; refused: ${refused.length}`,
    ...refused.map(({ name, why }) => `  ${name}: ${why}`),
  ]);
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
