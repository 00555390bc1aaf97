import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import type { DocumentPage } from "@surety/core/wire/document-page";

type Words = NonNullable<DocumentPage["words"]>;

/** Pictures as Tesseract reads them, one process for each, as it is used. */
export interface TesseractRun {
  version: string;
  pages: Map<string, { pages: { words: Words }[] }>;
  pagesPerSecond: number;
  /** The most that one of its processes held; null where the system does not say. */
  peakMegabytes: number | null;
}

/** What it is called; null where it is not installed. */
export function tesseractVersion(): string | null {
  const { status, stdout, stderr } = spawnSync("tesseract", ["--version"], { encoding: "utf8" });
  return status === 0 ? ((stdout + stderr).split("\n")[0] ?? "").trim() : null;
}

/** Reads the pictures of a folder one after the other, as the product does. */
export async function readByTesseract(version: string, root: string, names: readonly string[]): Promise<TesseractRun> {
  const pages: TesseractRun["pages"] = new Map();
  let peak = 0;
  const begun = performance.now();
  for (const name of names) {
    const { words, megabytes } = await readPicture(join(root, name));
    pages.set(basename(name, extname(name)), { pages: [{ words }] });
    peak = Math.max(peak, megabytes);
  }
  const seconds = (performance.now() - begun) / 1000;
  return { version, pages, pagesPerSecond: names.length / seconds, peakMegabytes: peak === 0 ? null : peak };
}

function readPicture(path: string): Promise<{ words: Words; megabytes: number }> {
  const child = spawn("tesseract", [path, "stdout", "-l", "eng", "tsv"], { stdio: ["ignore", "pipe", "ignore"] });
  const parts: Buffer[] = [];
  let megabytes = 0;
  // What Linux keeps of the most it ever held does not go down: looking now and then is enough.
  const watch = setInterval(() => (megabytes = Math.max(megabytes, peakOf(child.pid))), 20);
  child.stdout.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => {
      clearInterval(watch);
      resolve({ words: wordsOf(Buffer.concat(parts).toString("utf8")), megabytes });
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Its table: level, page, block, paragraph, line and word, then the box, how sure it is, and the word. */
function wordsOf(table: string): Words {
  return table.split("\n").flatMap((line) => {
    const [level, , , , , , left = 0, top = 0, width = 0, height = 0] = line.split("\t").map(Number);
    const text = (line.split("\t")[11] ?? "").trim();
    return level !== 5 || text === ""
      ? []
      : [{ text, box: [left, top, width, height] as [number, number, number, number] }];
  });
}
