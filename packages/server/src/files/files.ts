import { sniffType } from "@surety/core/document/sniff-type";
import { TerminalError } from "@surety/core/errors/terminal-error";
import type { Clock } from "@surety/core/ports/clock";
import type { StoredFile } from "@surety/core/wire/stored-document";
import type { Database, Queryable, Transaction } from "../storage/database.ts";
import { NoBytes } from "./byte-store.ts";
import type { Clearance } from "./clearance.ts";
import type { FileStore } from "./file-store.ts";

/** Days that a file is kept which no case names, from when it last came in. */
const unusedDays = 7;
const mostAtOnce = 200;
/** Beside the hash, so that these locks meet no others. */
const lockSpace = 7_788_034;

interface FilesParts {
  database: Database;
  store: FileStore;
  clock: Clock;
  mostBytes: number;
  /** Says whether a file may be read; left out, all of them may. */
  clearance?: Pick<Clearance, "clear">;
}

/** What is known of a file here, and no sender is told. */
export interface KnownFile extends StoredFile {
  /** What a virus scanner found in it. */
  threat: string | null;
}

/** The files of this installation: their bytes on the disk, what is known of them in the database. */
export class Files {
  readonly #parts: FilesParts;

  constructor(parts: FilesParts) {
    this.#parts = parts;
  }

  get mostBytes(): number {
    return this.#parts.mostBytes;
  }

  /** Takes a file in. When this resolves it is on the disk and known; the same content again is the same file. */
  async add(content: AsyncIterable<Uint8Array>, name: string | null): Promise<StoredFile> {
    const { database, store, clock, mostBytes } = this.#parts;
    const unnamed = await store.write(content, mostBytes);
    const { hash, size, start } = unnamed;
    const type = sniffType(start);
    try {
      const isInfected = await database.transaction(async (tx) => {
        await lock(tx, hash);
        await store.name(unnamed);
        const [row] = await tx.query<{ scan: string | null }>(
          `insert into surety.files (hash, size, type, name, received_at) values ($1, $2, $3, $4, $5)
           on conflict (hash) do update set received_at = excluded.received_at returning scan`,
          [hash, size, type, name, clock.now()],
        );
        return row?.scan === "infected";
      });
      if (isInfected) await store.quarantine(hash);
    } finally {
      await store.forget(unnamed);
    }
    return { hash, name, type, size };
  }

  /** What is known of the files with these hashes; those that are not there are left out. */
  async find(hashes: readonly string[]): Promise<Map<string, KnownFile>> {
    if (hashes.length === 0) return new Map();
    const rows = await this.#parts.database.query<Omit<KnownFile, "size"> & { size: string }>(
      `select hash, name, type, size, case when scan = 'infected' then coalesce(scan_note, '') end as threat
       from surety.files where hash = any($1)`,
      [hashes],
    );
    return new Map(rows.map((row) => [row.hash, { ...row, size: Number(row.size) }]));
  }

  /** The bytes of a file that `find` knows, once they may be read. */
  async read(hash: string): Promise<ReadableStream<Uint8Array>> {
    await this.clear(hash);
    return this.#parts.store.read(hash).catch((error: unknown) => {
      throw error instanceof NoBytes ? fileMissing(hash, error) : error;
    });
  }

  /** Where the bytes are on this machine, for a process that reads them itself, once they may be read. */
  async local(hash: string): Promise<string> {
    await this.clear(hash);
    return this.#parts.store.local(hash).catch((error: unknown) => {
      throw error instanceof NoBytes ? fileMissing(hash, error) : error;
    });
  }

  /** Resolves when a file may be read. Rejects with a UserError where it must not, with a TransientError where it waits. */
  async clear(hash: string): Promise<void> {
    await this.#parts.clearance?.clear(hash);
  }

  /** Removes files that no case names and that nobody has sent for a week. */
  async sweep(): Promise<void> {
    const { database, store, clock } = this.#parts;
    await store.removeUnfinished(clock.now());
    const unused = await database.query<{ hash: string }>(
      `select hash from surety.files f where received_at < $1::timestamptz - $2 * interval '1 day'
         and not exists (select from surety.file_uses u where u.hash = f.hash) limit $3`,
      [clock.now(), unusedDays, mostAtOnce],
    );
    for (const { hash } of unused) await this.#removeUnused(hash);
  }

  /** Bytes go before the commit: a crash in between leaves a row that the next sweep removes, never bytes without one. */
  async #removeUnused(hash: string): Promise<void> {
    const { database, store, clock } = this.#parts;
    await database.transaction(async (tx) => {
      await lock(tx, hash);
      const removed = await tx.query(
        `delete from surety.files f where hash = $1 and received_at < $2::timestamptz - $3 * interval '1 day'
           and not exists (select from surety.file_uses u where u.hash = f.hash) returning hash`,
        [hash, clock.now(), unusedDays],
      );
      if (removed.length > 0) await store.remove(hash);
    });
  }
}

/** Somebody who sends a file and the sweep that removes it never do so at the same time, in all processes. */
async function lock(tx: Transaction, hash: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1, hashtext($2))", [lockSpace, hash]);
}

/** Notes which cases name which files, so that those are kept. */
export async function keepFiles(
  tx: Queryable,
  cases: readonly { caseId: string; input: Record<string, unknown> }[],
): Promise<void> {
  const rows = cases.flatMap(({ caseId, input }) => hashesIn(input).map((hash) => ({ hash, case_id: caseId })));
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.file_uses (hash, case_id)
     select f.hash, x.case_id from jsonb_to_recordset($1::jsonb) as x(hash text, case_id uuid)
     join surety.files f on f.hash = x.hash on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/** The hashes that fields of an input name as a stored document does. */
export function hashesIn(input: Record<string, unknown>): string[] {
  return Object.values(input).flatMap((value) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, "hash")) return [];
    const hash: unknown = Reflect.get(value, "hash");
    return typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash) ? [hash] : [];
  });
}

export function fileMissing(hash: string, cause?: unknown): TerminalError {
  return new TerminalError({
    code: "file-missing",
    message: `The file ${hash.slice(0, 12)} is not on the disk of this server.`,
    remedy: "Put it back from a backup (.surety/files), or send it again.",
    cause,
  });
}
