import { type Kysely, sql } from "kysely";

/** What a trained model says to the labels that taught it, each by a trial that had not seen it: these plan cascades. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.unseen_answers (
    model text not null,
    label_id uuid not null references surety.labels (id) on delete cascade,
    -- Null where it learned from the label and no trial was asked about it.
    value text,
    confidence double precision,
    out_of_scope double precision,
    primary key (model, label_id)
  )`,
  "create index unseen_answers_by_label on surety.unseen_answers (label_id)",
];
