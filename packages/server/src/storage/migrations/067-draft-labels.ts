import { type Kysely, sql } from "kysely";

/** What people did with drafts, as labels of the gate that may let drafts out alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.draft_labels (
     id uuid primary key,
     review_id uuid not null references surety.reviews (id) on delete cascade,
     judgment text not null,
     case_id uuid not null,
     workflow text not null,
     source text not null check (source in ('review','audit')),
     -- The share of its words that was changed; null where it was not sent at all.
     changed double precision check (changed between 0 and 1),
     -- Whether a check held it, so that no gate could have let it out.
     marked boolean not null,
     confidence double precision not null,
     signals jsonb not null,
     model_version text not null,
     segment text,
     -- The chance that a case like this came into the fair sample; null where its own uncertainty chose it.
     draw_probability double precision,
     person text not null,
     at timestamptz not null,
     unique (review_id, judgment)
   )`,
  "create index draft_labels_by_judgment on surety.draft_labels (workflow, judgment, model_version, id)",
];
