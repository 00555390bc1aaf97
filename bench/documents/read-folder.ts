import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reading } from "@surety/core/document/reading";
import { DocumentReader } from "@surety/models/document/document-reader";

export interface ReadFile {
  name: string;
  /** Null where it was refused. */
  reading: Reading | null;
  /** Why it was refused. */
  refused: string | null;
  /** Whether it took too long, too much memory, or the process that read it. */
  tooMuch: boolean;
  seconds: number;
}

export interface ReadFolder {
  folder: string;
  files: ReadFile[];
  pages: number;
  seconds: number;
  /** The most that the process that reads has held at any time; null where the system does not say. */
  peakMegabytes: number | null;
}

/** Reads every document of a folder, one after the other, as the product does. */
export async function readFolder(data: string, folder: string): Promise<ReadFolder> {
  const root = join(data, folder);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(pdf|png|jpe?g|eml|xml)$/i.test(name))
    .toSorted();
  const reader = new DocumentReader();
  const files: ReadFile[] = [];
  let peakMegabytes: number | null = null;
  const begun = performance.now();
  for (const name of names) {
    files.push({ name, ...(await readOne(reader, join(root, name))) });
    peakMegabytes = Math.max(peakMegabytes ?? 0, peakOfChildren() ?? 0) || null;
  }
  const seconds = (performance.now() - begun) / 1000;
  await reader.close();
  return {
    folder,
    files,
    pages: files.reduce((sum, one) => sum + (one.reading?.pages.length ?? 0), 0),
    seconds,
    peakMegabytes,
  };
}

const limits = new Set(["document-too-slow", "document-too-heavy"]);

async function readOne(reader: DocumentReader, path: string): Promise<Omit<ReadFile, "name">> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  try {
    return { reading: await reader.read(path), refused: null, tooMuch: false, seconds: seconds() };
  } catch (error) {
    const { message, code = "" } = error as Error & { code?: string };
    return { reading: null, refused: message, tooMuch: limits.has(code), seconds: seconds() };
  }
}

/** What Linux says of the children of this process. */
function peakOfChildren(): number | null {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8").trim().split(/\s+/);
    const peaks = children.map((pid) =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0),
    );
    return Math.round(Math.max(...peaks) / 1024);
  } catch {
    return null;
  }
}
