import { UserError } from "@surety/core/errors/user-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { Clock } from "@surety/core/ports/clock";
import type { Database, Transaction } from "../storage/database.ts";
import type { ByteStore } from "./byte-store.ts";
import type { Scanner, Verdict } from "./scan/scanner.ts";

/** A case asks again after half of the time that the scanner has been away, within these bounds. */
const [soonestMs, latestMs] = [2_000, 300_000];
/** What a scanner would not look at is offered to it again after this. */
const refusedMs = 3_600_000;
const mostAtOnce = 100;

interface ClearanceParts {
  database: Database;
  store: Pick<ByteStore, "read" | "quarantine">;
  clock: Clock;
  /** Null where this installation has none: then only what was found before is held back. */
  scanner: Scanner | null;
  /** Follows from an infected file, in the transaction that keeps the finding. */
  tell: (tx: Transaction, file: { hash: string; threat: string }) => Promise<void>;
  /** Follows from a scanner that does not answer, each time that what waits is looked at. */
  tellAway: (why: string) => Promise<void>;
}

interface ScanRow {
  size: string;
  scan: "clean" | "infected" | "refused" | null;
  scan_note: string | null;
  scanned_at: Date | null;
}

/** Has files scanned, each once, and says which may be read. What nobody has looked at is read by nobody. */
export class Clearance {
  readonly #parts: ClearanceParts;
  readonly #underWay = new Map<string, Promise<void>>();
  /** Since when the scanner has not answered, by `performance.now()`. */
  #awaySince: number | null = null;

  constructor(parts: ClearanceParts) {
    this.#parts = parts;
  }

  /** Resolves for a file that may be read, after it was scanned where that is still to be done. */
  async clear(hash: string): Promise<void> {
    const { database, scanner } = this.#parts;
    const [row] = await database.query<ScanRow>(
      "select size, scan, scan_note, scanned_at from surety.files where hash = $1",
      [hash],
    );
    if (row?.scan === "infected") throw infected(row.scan_note ?? "");
    if (row === undefined || scanner === null || row.scan === "clean") return;
    if (row.scan === "refused" && this.#isFresh(row.scanned_at)) throw notScannable(row.scan_note ?? "");
    await this.#scanOnce(scanner, hash, Number(row.size));
  }

  /** Scans what has not been scanned yet; ends early where the scanner is away. */
  async scanWaiting(): Promise<void> {
    if (this.#parts.scanner === null) return;
    const since = new Date(this.#parts.clock.now().getTime() - refusedMs);
    const waiting = await this.#parts.database.query<{ hash: string }>(
      `select hash from surety.files where scan is null or (scan = 'refused' and scanned_at < $1)
       order by received_at limit $2`,
      [since, mostAtOnce],
    );
    for (const { hash } of waiting) {
      try {
        await this.clear(hash);
      } catch (error) {
        if (error instanceof TransientError) return this.#parts.tellAway(error.message);
        if (!(error instanceof UserError)) throw error;
      }
    }
  }

  #isFresh(at: Date | null): boolean {
    return at !== null && this.#parts.clock.now().getTime() - at.getTime() < refusedMs;
  }

  #scanOnce(scanner: Scanner, hash: string, size: number): Promise<void> {
    const underWay = this.#underWay.get(hash);
    if (underWay !== undefined) return underWay;
    const scan = this.#scan(scanner, hash, size).finally(() => this.#underWay.delete(hash));
    this.#underWay.set(hash, scan);
    return scan;
  }

  async #scan(scanner: Scanner, hash: string, size: number): Promise<void> {
    try {
      const content = await this.#parts.store.read(hash);
      const verdict = await scanner.scan(content as AsyncIterable<Uint8Array>, size);
      this.#awaySince = null;
      await this.#keep(hash, verdict);
      if (!verdict.clean) throw infected(verdict.threat);
    } catch (error) {
      if (error instanceof TransientError) throw waiting(error, this.#away());
      if (!(error instanceof UserError) || error.code !== "file-not-scannable") throw error;
      await this.#note(this.#parts.database, hash, "refused", `${error.message} ${error.remedy ?? ""}`.trim());
      throw error;
    }
  }

  #away(): number {
    this.#awaySince ??= performance.now();
    return performance.now() - this.#awaySince;
  }

  async #keep(hash: string, verdict: Verdict): Promise<void> {
    const { database, store, tell } = this.#parts;
    if (verdict.clean) return void (await this.#note(database, hash, "clean", null));
    await database.transaction(async (tx) => {
      if (await this.#note(tx, hash, "infected", verdict.threat)) await tell(tx, { hash, threat: verdict.threat });
    });
    await store.quarantine(hash);
  }

  /** False where another process has noted the same before. */
  async #note(
    database: Pick<Database, "query">,
    hash: string,
    scan: NonNullable<ScanRow["scan"]>,
    note: string | null,
  ): Promise<boolean> {
    const noted = await database.query(
      `update surety.files set scan = $2, scan_note = $3, scanned_at = $4
       where hash = $1 and scan is distinct from 'infected' returning hash`,
      [hash, scan, note, this.#parts.clock.now()],
    );
    return noted.length > 0;
  }
}

/** The name of what was found is the scanner's, letter by letter. */
function infected(threat: string): UserError {
  return new UserError({
    code: "file-infected",
    message: `A virus scanner has found ${threat === "" ? "something" : threat} in the file: nobody reads it, and it is not handed out.`,
    remedy: "Ask its sender for a clean one; the file stays where it is, in quarantine.",
  });
}

function notScannable(why: string): UserError {
  return new UserError({
    code: "file-not-scannable",
    message: why,
    remedy: "It is offered to the scanner again each hour.",
  });
}

function waiting(error: TransientError, awayMs: number): TransientError {
  return new TransientError({
    code: "file-not-scanned",
    message: `The file waits for the virus scanner. ${error.message}`,
    remedy: error.remedy,
    retryAfterMs: Math.min(latestMs, Math.max(soonestMs, awayMs / 2)),
    cause: error,
  });
}
