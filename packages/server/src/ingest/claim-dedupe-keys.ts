import type { Transaction } from "../storage/database.ts";
import { isoTime } from "../storage/iso-time.ts";
import { toJson } from "../storage/to-json.ts";
import type { Candidate } from "./accept-arrivals.ts";

/** Key of a candidate to the case that has it. */
type Owners = ReadonlyMap<string, string>;

/**
 * Claims the keys of those candidates whose events are there by now, and gives the case of each key. The unique index
 * decides, also between processes. What a repeat says was said before, and claims nothing.
 */
export async function dedupeOwners(tx: Transaction, candidates: readonly Candidate[]): Promise<Owners> {
  const keyed = keyedOf(candidates);
  if (keyed.length === 0) return new Map();
  // The first of a key has it. One order for all processes, so that two batches with the same keys cannot wait for each
  // other in a circle.
  const owners = await tx.query<{ workflow: string; key: string; case_id: string }>(
    `insert into surety.dedupe_keys as k (workflow, key, case_id, expires_at)
     select distinct on (workflow, key) workflow, key, case_id, expires_at
     from jsonb_to_recordset($1::jsonb) as x(at int, event_id uuid, workflow text, key text, case_id uuid, expires_at timestamptz)
     where exists (select from surety.events e where e.id = x.event_id) order by workflow, key, at
     on conflict (workflow, key) do update set
       case_id = case when k.expires_at <= $2 then excluded.case_id else k.case_id end,
       expires_at = case when k.expires_at <= $2 then excluded.expires_at else k.expires_at end
     returning workflow, key, case_id`,
    [rowsOf(keyed), keyed[0]?.receivedAt],
  );
  return new Map(owners.map((row) => [`${row.workflow}\n${row.key}`, row.case_id]));
}

/** Writes of the fresh ones which are duplicates, and gives event id to the case that already has its key. */
export async function markDuplicates(
  tx: Transaction,
  fresh: readonly Candidate[],
  owners: Owners,
): Promise<Map<string, string>> {
  const duplicates = new Map<string, string>();
  for (const one of fresh) {
    const owner = one.dedupe === null ? undefined : owners.get(keyOf(one));
    if (owner !== undefined && owner !== one.caseId) duplicates.set(one.eventId, owner);
  }
  for (const [eventId, owner] of duplicates) {
    await tx.query("update surety.events set fate = 'duplicate', case_id = $2 where id = $1", [eventId, owner]);
  }
  return duplicates;
}

const keyOf = (one: Candidate): string => `${one.workflow}\n${one.dedupe?.key}`;

/** Claims keys that are taken to be free and different; one that is not refuses the whole transaction (`isRepeat`). */
export async function claimFreeKeys(tx: Transaction, candidates: readonly Candidate[]): Promise<void> {
  const keyed = keyedOf(candidates);
  if (keyed.length === 0) return;
  await tx.query(
    `insert into surety.dedupe_keys as k (workflow, key, case_id, expires_at)
     select workflow, key, case_id, expires_at
     from jsonb_to_recordset($1::jsonb) as x(workflow text, key text, case_id uuid, expires_at timestamptz) order by workflow, key
     on conflict (workflow, key) do update set expires_at = excluded.expires_at,
       case_id = case when k.expires_at <= $2 then excluded.case_id else surety.refuse_taken_key() end`,
    [rowsOf(keyed), keyed[0]?.receivedAt],
  );
}

/** Whether all keys of these are different. */
export function haveKeysOfTheirOwn(candidates: readonly Candidate[]): boolean {
  const keyed = keyedOf(candidates);
  return new Set(keyed.map(keyOf)).size === keyed.length;
}

function keyedOf(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((one) => one.fate === "accepted" && one.dedupe !== null);
}

function rowsOf(keyed: readonly Candidate[]): string {
  const rows = keyed.map((one, at) => ({
    at,
    event_id: one.eventId,
    workflow: one.workflow,
    key: one.dedupe?.key,
    case_id: one.caseId,
    expires_at: one.dedupe === null ? null : isoTime(one.dedupe.expiresAt),
  }));
  return toJson(rows);
}
