import { type Kysely, sql } from "kysely";

/** What makes labels a fair sample is noted with the judgment, and one artefact may serve several workflows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Chance that a case like this gets a person's answer, whatever the model says of it; null where its own uncertainty chose it.
  `alter table surety.judgments add column label_probability double precision`,
  // Two workflows that were trained on the same labels have the same artefact; neither may take it from the other.
  `alter table surety.models drop constraint models_pkey`,
  `alter table surety.models add primary key (workflow, judgment, hash)`,
  `create index dedupe_keys_expired on surety.dedupe_keys (expires_at)`,
];
