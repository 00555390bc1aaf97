import { type Kysely, sql } from "kysely";

/** Fewer rows and index entries for each case: one line of the timeline for each stretch, and no index that repeats another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The lines of one stretch travel in one row; `fired` are the rules of its act blocks, as "block.rule".
  `alter table surety.timeline add column entries json, add column fired text[]`,
  `update surety.timeline set fired = array[substring(detail->>'action' from '^[0-9]+[.][0-9]+')] where kind = 'effect' and detail ? 'action'`,
  // Arrivals and receipts stand in the rows of cases and effects: their lines are made when they are read.
  `delete from surety.timeline where kind = 'event'`,
  `alter table surety.effects add column milliseconds double precision`,
  // An effect is an action of a case, and its idempotency key is those two: one index serves all three.
  `alter table surety.effects drop constraint effects_pkey, drop constraint effects_idempotency_key_key`,
  `drop index surety.effects_by_case`,
  `alter table surety.effects add primary key (case_id, action)`,
  // The same for judgments: nobody looks for one by its id.
  `alter table surety.judgments drop constraint judgments_pkey, drop constraint judgments_case_id_name_key`,
  `alter table surety.judgments add primary key (case_id, name)`,
  // They are written in the transaction that holds the row of their case, and no case is ever deleted.
  `alter table surety.effects drop constraint effects_case_id_fkey`,
  `alter table surety.judgments drop constraint judgments_case_id_fkey`,
  // A run knows its cases by their ids, and those that ended lately stand near the end of their workflow.
  `drop index surety.cases_by_run`,
  `drop index surety.cases_ended`,
  // Keys expire in the order in which they came: the range of each block says enough.
  `drop index surety.dedupe_keys_expired`,
  `create index dedupe_keys_expired on surety.dedupe_keys using brin (expires_at) with (pages_per_range = 32)`,
];
