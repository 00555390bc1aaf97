import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Reading } from "@surety/core/document/reading";
import { UserError } from "@surety/core/errors/user-error";
import type { OpenedMail } from "@surety/models/document/open-mail";
import { DocumentReader, type ReaderLimits } from "@surety/models/document/document-reader";
import type { Files } from "../files/files.ts";
import { newId } from "../storage/new-id.ts";

/** Counted up when files are read in another way, so that what was read before is not taken for it. */
const readerVersion = 10;
/** Files that are read at the same time. */
const readers = 2;

/** Refusals that say as much of the machine as of the file: they count for ten minutes. */
const passing = new Set(["document-too-slow", "document-too-heavy"]);
const heavyMs = 600_000;
const mostLately = 1000;

/** A reading as it is kept; what could not be read is kept too, so that nobody waits for the same answer twice. */
type Kept = { reading: Reading } | { refused: { code: string; message: string; remedy?: string | undefined } };

interface DocumentsParts {
  files: Pick<Files, "local" | "clear">;
  /** Where readings are kept; whatever is in there can be made again. */
  folder: string;
  limits?: Partial<ReaderLimits>;
}

/** Reads the files of this installation, each once, in processes that may die of it. */
export class HouseDocuments {
  readonly #parts: DocumentsParts;
  readonly #readers: DocumentReader[];
  /** Until when a refusal counts that may pass. */
  readonly #lately = new Map<string, { kept: Kept; until: number }>();
  readonly #underWay = new Map<string, Promise<Kept>>();

  constructor(parts: DocumentsParts) {
    this.#parts = parts;
    this.#readers = Array.from({ length: readers }, () => new DocumentReader(parts.limits));
  }

  /** What is in a file. Rejects with a UserError that says what is wrong with it. */
  async read(hash: string): Promise<Reading> {
    const kept = await this.#keptOnce(hash);
    if ("refused" in kept) throw new UserError(kept.refused);
    return kept.reading;
  }

  /** By how many degrees a page is turned clockwise to be read; 0 where nobody could read it. */
  async turnOf(hash: string, page: number): Promise<number> {
    const kept = await this.#keptOnce(hash);
    return "refused" in kept ? 0 : (kept.reading.pages[page]?.turn ?? 0);
  }

  /** A page of a PDF, or an image, as a PNG, the way it is read; pages count from 0. */
  async picture(hash: string, page: number, width: number): Promise<Uint8Array> {
    return this.#idlest().picture(await this.#parts.files.local(hash), page, width, await this.turnOf(hash, page));
  }

  /** What a mail is made of. Rejects with a UserError that says what is wrong with it. */
  async openMail(hash: string): Promise<OpenedMail> {
    return this.#idlest().openMail(await this.#parts.files.local(hash));
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map((one) => one.close()));
  }

  /** What was read before a file was found infected is not shown either. */
  async #keptOnce(hash: string): Promise<Kept> {
    await this.#parts.files.clear(hash);
    const underWay = this.#underWay.get(hash);
    if (underWay !== undefined) return underWay;
    const reading = this.#kept(hash).finally(() => this.#underWay.delete(hash));
    this.#underWay.set(hash, reading);
    return await reading;
  }

  async #kept(hash: string): Promise<Kept> {
    const place = join(this.#parts.folder, hash.slice(0, 2), `${hash.slice(2)}.${readerVersion}.json`);
    const before = await readFile(place, "utf8").catch(() => null);
    if (before !== null) return JSON.parse(before) as Kept;
    const lately = this.#lately.get(hash);
    if (lately !== undefined && lately.until > performance.now()) return lately.kept;
    const kept = await this.#readNow(hash);
    if ("refused" in kept && passing.has(kept.refused.code)) return this.#forAWhile(hash, kept);
    await mkdir(dirname(place), { recursive: true });
    const unfinished = `${place}.${newId()}`;
    await writeFile(unfinished, JSON.stringify(kept), { mode: 0o600 });
    await rename(unfinished, place);
    return kept;
  }

  #forAWhile(hash: string, kept: Kept): Kept {
    if (this.#lately.size >= mostLately) this.#lately.clear();
    this.#lately.set(hash, { kept, until: performance.now() + heavyMs });
    return kept;
  }

  async #readNow(hash: string): Promise<Kept> {
    try {
      return { reading: await this.#idlest().read(await this.#parts.files.local(hash)) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const { code, message, remedy } = error;
      return { refused: { code, message, remedy } };
    }
  }

  #idlest(): DocumentReader {
    return this.#readers.reduce((best, one) => (one.load < best.load ? one : best));
  }
}
