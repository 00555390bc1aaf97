import { type Kysely, sql } from "kysely";

/** How sure the arms of an experiment are, and the model of this machine as one of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // What a gate would compare; null for what was answered before it was kept, and for what gave no answer.
  "alter table surety.experiment_answers add column score float8 check (score between 0 and 1)",
  // The artefact of the local arm, trained for this experiment and in force nowhere.
  "alter table surety.experiments add column local_model text",
];
