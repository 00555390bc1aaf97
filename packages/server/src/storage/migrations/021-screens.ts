import { type Kysely, sql } from "kysely";

/** How and on what screen planted cases were decided, the hours in which people hear by mail, and links bound to a whole page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const minute = (name: string, standard: number) =>
  `alter table surety.notification_preferences add column ${name} int not null default ${standard} check (${name} between 0 and 1440)`;

const statements = [
  `alter table surety.planted_decisions add column screen_hash text`,
  `alter table surety.planted_decisions add column channel text not null default 'desk' check (channel in ('desk','api','link'))`,
  // Single mails come only between these minutes of the chosen days.
  minute("from_minute", 480),
  minute("until_minute", 1080),
  // Whatever opened or fell due until then has been told, or was not to be.
  `alter table surety.notification_preferences add column told_until timestamptz`,
  // A link shows every answer with what it would do, and is bound to all of it.
  `alter table surety.approval_links drop column answers`,
  `alter table surety.approval_links rename column effect_hash to screen_hash`,
  `create index approval_links_by_review on surety.approval_links (review, person)`,
];
