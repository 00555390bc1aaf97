import { type Kysely, sql } from "kysely";

/** What a virus scanner said of files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Null where none has looked at it.
  "alter table surety.files add column scan text check (scan in ('clean','infected','refused'))",
  // What was found, or why the scanner would not look.
  "alter table surety.files add column scan_note text",
  "alter table surety.files add column scanned_at timestamptz",
  "create index files_to_scan on surety.files (received_at) where scan is null or scan = 'refused'",
];
