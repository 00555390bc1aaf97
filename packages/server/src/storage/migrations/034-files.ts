import { type Kysely, sql } from "kysely";

/** Files that were sent in, by the hash of their content, and the cases that name them. The bytes are on the disk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.files (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size > 0),
    -- What its bytes say it is.
    type text not null,
    -- As its first sender called it.
    name text,
    -- When it last came in: what nobody uses is kept for a while from then.
    received_at timestamptz not null
  )`,
  "create index files_by_receipt on surety.files (received_at)",
  `create table surety.file_uses (
    hash text not null references surety.files (hash),
    case_id uuid not null references surety.cases (id),
    primary key (hash, case_id)
  )`,
];
