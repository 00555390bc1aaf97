import type { Transaction } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";
import type { Candidate } from "./accept-arrivals.ts";

/** Event id to the case that already has its key. The unique index decides, also between processes. */
export async function claimDedupeKeys(tx: Transaction, accepted: readonly Candidate[]): Promise<Map<string, string>> {
  const keyed = accepted.filter((one) => one.dedupe !== null);
  const duplicates = new Map<string, string>();
  if (keyed.length === 0) return duplicates;
  const owners = await dedupeOwners(tx, keyed);
  for (const one of keyed) {
    const owner = owners.get(keyOf(one));
    if (owner !== undefined && owner !== one.caseId) duplicates.set(one.eventId, owner);
  }
  for (const [eventId, owner] of duplicates) {
    await tx.query("update surety.events set fate = 'duplicate', case_id = $2 where id = $1", [eventId, owner]);
  }
  return duplicates;
}

async function dedupeOwners(tx: Transaction, keyed: readonly Candidate[]): Promise<Map<string, string>> {
  const first = new Map<string, Candidate>();
  for (const one of keyed) if (!first.has(keyOf(one))) first.set(keyOf(one), one);
  // One order for all processes, so that two batches with the same keys cannot wait for each other in a circle.
  const rows = [...first.values()]
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((one) => ({
      workflow: one.workflow,
      key: one.dedupe?.key,
      case_id: one.caseId,
      expires_at: one.dedupe?.expiresAt,
      now: one.receivedAt,
    }));
  const owners = await tx.query<{ workflow: string; key: string; case_id: string }>(
    `insert into surety.dedupe_keys as k (workflow, key, case_id, expires_at)
     select workflow, key, case_id, expires_at from jsonb_to_recordset($1::jsonb) as x(workflow text, key text, case_id uuid, expires_at timestamptz)
     on conflict (workflow, key) do update set
       case_id = case when k.expires_at <= $2 then excluded.case_id else k.case_id end,
       expires_at = case when k.expires_at <= $2 then excluded.expires_at else k.expires_at end
     returning workflow, key, case_id`,
    [toJson(rows), rows[0]?.now],
  );
  return new Map(owners.map((row) => [`${row.workflow}\n${row.key}`, row.case_id]));
}

const keyOf = (one: Candidate): string => `${one.workflow}\n${one.dedupe?.key}`;
