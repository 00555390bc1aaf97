import type { CaseDetail } from "@surety/core/wire/case";
import { MicroBatch } from "../ingest/micro-batch.ts";
import type { LiveBus } from "../observe/live-bus.ts";
import type { Database } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Statuses in which nothing more happens by itself for now. */
const settled = new Set(["done", "failed", "quarantined", "cancelled", "waiting"]);
/** After how long the table is asked too, because another process may carry the case; each time a bit later. */
const firstLookMs = 300;
const slower = 1.6;
/** Those who wait at the same time are answered by one statement. */
const looksTogether = { mostItems: 512, mostCommits: 2 };

/**
 * Resolves when the case has ended or waits for somebody, or when the time is over. Unknown cases resolve at once. Of a case
 * that has just arrived (`isNew`) this process hears when it settles here, so that the table is not asked at once; where its end was
 * written here and it was sent as `awaited`, that end is given.
 */
export type WaitForCase = (caseId: string, milliseconds: number, isNew?: boolean) => Promise<CaseDetail | null>;

export function caseWaiter({
  database,
  live,
  awaited,
}: Pick<WorkerWorld, "database" | "live" | "awaited">): WaitForCase {
  const looks = new MicroBatch((ids: string[]) => areSettled(database, ids), looksTogether);
  const changes = new Changes(live);
  const settles = async (caseId: string, milliseconds: number, isNew: boolean) => {
    const deadline = performance.now() + milliseconds;
    let heard = isNew;
    for (let lookMs = firstLookMs; performance.now() < deadline; lookMs *= slower) {
      if (isNew && live.hasSettled(caseId)) return;
      // Listens before the table is read, so that no change falls between reading and waiting.
      const change = changes.next(caseId, Math.max(1, Math.min(lookMs, deadline - performance.now())));
      if (!heard && (await looks.add(caseId))) return change.cancel();
      await change.happened;
      heard = isNew && live.hasSettled(caseId);
    }
  };
  return async (caseId, milliseconds, isNew = false) => {
    let told: CaseDetail | null = null;
    try {
      await settles(caseId, milliseconds, isNew);
    } finally {
      told = awaited.take(caseId);
    }
    return told;
  };
}

interface Change {
  happened: Promise<void>;
  cancel(): void;
}

/** Who waits for which case, woken by one listener for all. */
class Changes {
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(live: LiveBus) {
    live.subscribe((event) => {
      if (event.noun === "case") for (const id of event.ids) for (const wake of this.#waiting.get(id) ?? []) wake();
    });
  }

  /** The next change of a case; it counts as happened when the time is over, or it is cancelled. */
  next(caseId: string, milliseconds: number): Change {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = this.#waiting.get(caseId) ?? new Set();
    const cancel = () => {
      clearTimeout(timer);
      waiting.delete(cancel);
      if (waiting.size === 0) this.#waiting.delete(caseId);
      resolve();
    };
    const timer = setTimeout(cancel, milliseconds);
    this.#waiting.set(caseId, waiting.add(cancel));
    return { happened: promise, cancel };
  }
}

async function areSettled(database: Database, caseIds: string[]): Promise<boolean[]> {
  const rows = await database.query<{ id: string; status: string }>(
    "select id, status from surety.cases where id = any($1)",
    [caseIds],
  );
  const statuses = new Map(rows.map((row) => [row.id, row.status]));
  return caseIds.map((id) => settled.has(statuses.get(id) ?? "done"));
}
