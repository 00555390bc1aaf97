import { type Kysely, sql } from "kysely";

/** Challengers that ask language models: with money of their own, beside a cascade. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The most that asking for it may cost; null where it asks nobody.
  "alter table surety.challengers add column most_micros bigint check (most_micros >= 0)",
  // Why it stands still; null where it does not. Each time it goes on again is counted.
  "alter table surety.challengers add column paused text",
  "alter table surety.challengers add column pauses int not null default 0",
  // By side, judgment and segment: the cut-offs by which cases go on from stage to stage in the comparison.
  "alter table surety.challengers add column cut_offs jsonb not null default '{}'",
  "alter table surety.model_calls add column challenger uuid",
  "create index model_calls_by_challenger on surety.model_calls (challenger) where challenger is not null",
];
