import { createHash } from "node:crypto";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { Actor } from "../commands/commands.ts";
import type { Queryable } from "../storage/database.ts";

export interface AuditEntry {
  actor: Actor;
  /** What was done, e.g. `decide review`. */
  verb: string;
  /** To what, e.g. `review 0199…`. */
  object: string;
  detail?: Record<string, unknown>;
}

interface Row {
  id: string;
  at: Date;
  actor: string;
  verb: string;
  object: string;
  detail: Record<string, unknown>;
  previous: string;
  hash: string;
}

export type AuditVerdict =
  | { ok: true; entries: number; head: string }
  | { ok: false; entries: number; brokenAt: string; because: "changed" | "missing" };

const firstHash = "0".repeat(64);
const chainLock = 7_788_002;
const batchSize = 2000;

/** Writes one line in the caller's transaction; lines are chained, so writers wait for each other until they commit. */
export async function append(tx: Queryable, entry: AuditEntry, now = new Date()): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1)", [chainLock]);
  const [last] = await tx.query<{ hash: string }>("select hash from surety.audit_log order by id desc limit 1");
  const line = {
    at: now,
    actor: `${entry.actor.kind}:${entry.actor.id}`,
    verb: entry.verb,
    object: entry.object,
    detail: JSON.parse(JSON.stringify({ ...entry.detail, name: entry.actor.name })) as Record<string, unknown>,
    previous: last?.hash ?? firstHash,
  };
  await tx.query(
    `insert into surety.audit_log (at, actor, verb, object, detail, previous, hash) values ($1,$2,$3,$4,$5,$6,$7)`,
    [line.at, line.actor, line.verb, line.object, JSON.stringify(line.detail), line.previous, hashOf(line)],
  );
}

/**
 * Recomputes the whole chain. It finds changed and removed lines; that the newest lines were cut off shows only
 * against a `head` noted earlier.
 */
export async function verifyAuditLog(database: Queryable): Promise<AuditVerdict> {
  let head = firstHash;
  let entries = 0;
  for (let after = "0"; ;) {
    const rows = await database.query<Row>("select * from surety.audit_log where id > $1 order by id limit $2", [
      after,
      batchSize,
    ]);
    for (const row of rows) {
      if (row.previous !== head) return { ok: false, entries, brokenAt: row.id, because: "missing" };
      if (hashOf(row) !== row.hash) return { ok: false, entries, brokenAt: row.id, because: "changed" };
      head = row.hash;
      entries += 1;
    }
    const last = rows.at(-1);
    if (last === undefined) return { ok: true, entries, head };
    after = last.id;
  }
}

function hashOf(line: Omit<Row, "id" | "hash">): string {
  const text = canonicalJson([line.previous, line.at.toISOString(), line.actor, line.verb, line.object, line.detail]);
  return createHash("sha256").update(text).digest("hex");
}
