import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Table } from "@surety/core/document/reading";
import { DocumentReader } from "@surety/models/document/document-reader";
import { scannedPages } from "@surety/templates/paper/scan-pages";
import { f1Of, gridLikeness, type Likeness, nearText, squeezed } from "./grid-likeness.ts";
import type { ReadFile } from "./read-folder.ts";
import { type LineFigures, lineFigures, linesOf } from "./table-lines.ts";
import { type SampleTable, sampleTables } from "./sample-tables.ts";
import { sampleWords } from "./sample-words.ts";

export interface SampleFigures {
  tables: number;
  /** Of cells with their texts, in their rows and columns. */
  cellF1: number;
  /** The same where a cell may have one letter in five misread: what is lost beyond that is structure. */
  nearF1: number;
  /** Tables of which every cell is right, and no other is there. */
  whole: number;
  /** What else was taken for a table. */
  others: number;
}

export interface TableFigures {
  samples: SampleFigures;
  scans: SampleFigures;
  /** Pages with a table of words alone; what is found on as many with addresses or signatures is among the others. */
  words: SampleFigures;
  lines: (LineFigures & { folder: string })[];
  /** The same files drawn, put through a scanner, and read as pictures. */
  scannedLines: LineFigures;
}

/** In pixels: what office scanners make of a page. */
const scanWidth = 1240;
const [samples, scans, words, seed] = [120, 16, 120, 2026];
/** Every so manyth file is read as a scan as well. */
const everyScan = 6;

/** How well tables of pages are found: in documents whose cells are known, and in invoices whose lines are stated elsewhere. */
export async function tableFigures(
  data: string,
  folders: readonly { folder: string; files: ReadFile[] }[],
): Promise<TableFigures> {
  const reader = new DocumentReader();
  const folder = mkdtempSync(join(tmpdir(), "surety-tables-"));
  try {
    const all = sampleTables(samples, seed);
    const pages = sampleWords(words, seed).map((one) => ({ ...one, sums: [] }));
    const known = folders.flatMap(({ folder: own, files }) =>
      files.flatMap((file) => knownLines(own, join(data, own), file)),
    );
    const some = known.filter((_, at) => at % everyScan === 0);
    const scanned = [];
    for (const { path, lines } of some)
      scanned.push({ lines, reading: await reader.read(await asScan(reader, path, folder)) });
    return {
      samples: sampleFigures(all, await tablesOf(reader, folder, all, false)),
      scans: sampleFigures(all.slice(0, scans), await tablesOf(reader, folder, all.slice(0, scans), true)),
      words: sampleFigures(pages, await tablesOf(reader, folder, pages, false)),
      lines: folders.map(({ folder: own }) => ({
        folder: own,
        ...lineFigures(known.filter((one) => one.folder === own)),
      })),
      scannedLines: lineFigures(scanned),
    };
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true });
  }
}

/** PDFs with text whose lines are stated. */
function knownLines(folder: string, root: string, file: ReadFile) {
  const { reading, name } = file;
  if (reading?.type !== "application/pdf" || reading.text.trim() === "") return [];
  const lines = linesOf(root, file);
  return lines.length === 0 ? [] : [{ folder, path: join(root, name), reading, lines }];
}

async function tablesOf(
  reader: DocumentReader,
  folder: string,
  all: readonly SampleTable[],
  isScanned: boolean,
): Promise<Table[][]> {
  const found: Table[][] = [];
  for (const { file } of all) {
    const path = join(folder, "sample.pdf");
    writeFileSync(path, file);
    const { tables } = await reader.read(isScanned ? await asScan(reader, path, folder) : path);
    found.push([...tables]);
  }
  return found;
}

async function asScan(reader: DocumentReader, path: string, folder: string): Promise<string> {
  const { pages } = await reader.read(path);
  const pictures: Uint8Array[] = [];
  for (const at of pages.keys()) pictures.push(await reader.picture(path, at, scanWidth));
  const scan = join(folder, "scan.pdf");
  writeFileSync(scan, await scannedPages(pictures, pages.length + pictures[0]!.length));
  return scan;
}

function sampleFigures(all: readonly SampleTable[], found: readonly (readonly Table[])[]): SampleFigures {
  const best: Likeness[] = [];
  const near: Likeness[] = [];
  let others = 0;
  for (const [at, sample] of all.entries()) {
    // Sums are rows of the table or a table of their own: both are right.
    const sums = new Set(sample.sums.map((row) => squeezed(row.join(""))));
    const tables = found[at]!.map(({ rows }) => rows.filter((row) => !sums.has(squeezed(row.join("")))));
    const filled = tables.filter((rows) => rows.length > 0);
    if (sample.rows.length === 0) {
      others += filled.length;
      continue;
    }
    const scored = filled.map((rows) => ({ rows, ...gridLikeness(sample.rows, rows) }));
    const [first = { rows: [], ...gridLikeness(sample.rows, []) }, ...rest] = scored.toSorted(
      (a, b) => b.same - a.same,
    );
    best.push(first);
    near.push(gridLikeness(sample.rows, first.rows, nearText));
    others += rest.length;
  }
  const whole = best.filter(({ same, expected, found: cells }) => same === expected && cells === expected).length;
  return { tables: best.length, cellF1: f1Of(best), nearF1: f1Of(near), whole, others };
}
