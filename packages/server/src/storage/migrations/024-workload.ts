import { type Kysely, sql } from "kysely";

/** Which reviews a bulk is about to decide, what was seen of a planted case's suggestion, and what people choose about their own figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index bulk_items_to_decide on surety.bulk_items (review_id) where state = 'waiting'`,
  `create index decisions_by_time on surety.decisions (at)`,
  `alter table surety.planted_decisions add column suggestion_seen text
     check (suggestion_seen in ('shown','asked','answered','none'))`,
  // Since when somebody lets owners and editors see their figures; null for most.
  `alter table surety.people add column practice_shared_at timestamptz`,
  // Hours a week that somebody has for reviews, by their own word.
  `alter table surety.people add column review_hours double precision check (review_hours > 0 and review_hours <= 168)`,
];
