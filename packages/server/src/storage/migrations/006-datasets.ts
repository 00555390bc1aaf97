import { type Kysely, sql } from "kysely";

/**
 * How a label came to be believed, who was asked about it, evaluation sets, suspects among the labels, and planted
 * cases, which live in tables of their own so that nothing that counts cases can ever meet them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table surety.labels
     add column confirmed text check (confirmed in ('imported','unopposed','agreement','four-eyes','audit','second-person','third-person','outcome')),
     add column confirmed_by text,
     add column confirmed_at timestamptz,
     -- Why another person is asked: one person alone contradicted the model, or the label is in the random sample.
     add column asked text check (asked in ('override','sample','import')),
     -- Whether whoever is asked sees what the model suggested; drawn once, so that both halves are comparable.
     add column with_suggestion boolean not null default false,
     add column waiting boolean not null default false,
     add column disputed_at timestamptz`,
  `update surety.labels set confirmed = 'imported', confirmed_by = person, confirmed_at = at where source = 'import'`,
  `update surety.labels set confirmed = 'outcome', confirmed_at = at where source = 'outcome'`,
  `update surety.labels l set confirmed = 'four-eyes', confirmed_by = l.person, confirmed_at = l.at from surety.reviews r
     where l.confirmed is null and l.source = 'review' and r.case_id = l.case_id and r.four_eyes and r.kind <> 'audit'`,
  `update surety.labels l set confirmed = 'agreement', confirmed_by = l.person, confirmed_at = l.at from surety.judgments j
     where l.confirmed is null and j.case_id = l.case_id and j.name = l.judgment and j.value = l.value`,
  `update surety.labels l set confirmed = 'unopposed', confirmed_by = l.person, confirmed_at = l.at from surety.judgments j
     where l.confirmed is null and j.case_id = l.case_id and j.name = l.judgment and j.value is null`,
  `update surety.labels set asked = 'override', waiting = true where confirmed is null`,
  `create index labels_waiting on surety.labels (workflow, id) where waiting`,
  `create table surety.opinions (
     id uuid primary key,
     label_id uuid not null references surety.labels(id) on delete cascade,
     person text not null,
     value text not null,
     with_suggestion boolean not null,
     seconds double precision not null,
     at timestamptz not null,
     unique (label_id, person)
   )`,
  `create table surety.suspects (
     id uuid primary key,
     workflow text not null,
     judgment text not null,
     label_id uuid not null references surety.labels(id) on delete cascade,
     model text not null,
     given text not null,
     likely text not null,
     given_probability double precision not null,
     likely_probability double precision not null,
     found_at timestamptz not null,
     resolution text check (resolution in ('kept','relabelled')),
     resolved_value text,
     resolved_by text,
     resolved_at timestamptz
   )`,
  `create unique index suspects_open on surety.suspects (label_id) where resolution is null`,
  `create index suspects_by_workflow on surety.suspects (workflow, judgment) where resolution is null`,
  `create table surety.evaluation_sets (
     name text primary key,
     workflow text not null references surety.workflows(name),
     -- Share of the texts that are frozen: these measure, and never train.
     frozen_share double precision not null check (frozen_share >= 0 and frozen_share <= 1),
     created_at timestamptz not null,
     created_by text
   )`,
  `create index evaluation_sets_by_workflow on surety.evaluation_sets (workflow)`,
  `create table surety.set_versions (
     set_name text not null references surety.evaluation_sets(name),
     hash text not null,
     number integer not null,
     made_by text not null check (made_by in ('import','labels','refresh')),
     detail jsonb not null default '{}',
     items integer not null,
     frozen integer not null,
     -- Production was sampled up to here; the next refresh begins there.
     through timestamptz,
     created_at timestamptz not null,
     created_by text,
     primary key (set_name, hash),
     unique (set_name, number)
   )`,
  `create table surety.set_items (
     set_name text not null references surety.evaluation_sets(name),
     id text not null,
     judgment text not null,
     text text not null,
     input jsonb,
     value text not null,
     segment text,
     probability double precision not null check (probability > 0 and probability <= 1),
     stratum text,
     source text not null,
     case_id uuid,
     external_id text,
     metadata jsonb,
     frozen boolean not null,
     -- What the text is compared by, as it stands here and as the model is asked, and since when a label of it taught.
     text_keys text[] not null,
     taught_at timestamptz,
     added_at timestamptz not null,
     primary key (set_name, id)
   )`,
  `create index set_items_frozen on surety.set_items (set_name) where frozen`,
  `create table surety.set_members (
     set_name text not null,
     version text not null,
     item text not null,
     place integer not null,
     primary key (set_name, version, item),
     foreign key (set_name, version) references surety.set_versions(set_name, hash),
     foreign key (set_name, item) references surety.set_items(set_name, id)
   )`,
  `create table surety.set_results (
     id uuid primary key,
     set_name text not null references surety.evaluation_sets(name),
     version text not null,
     judgment text not null,
     model text not null,
     result jsonb not null,
     at timestamptz not null,
     by text
   )`,
  `create index set_results_by_set on surety.set_results (set_name, at desc)`,
  `create table surety.planted_reviews (
     id uuid primary key,
     case_id uuid not null,
     workflow text not null,
     block integer not null,
     kind text not null default 'review' check (kind in ('review')),
     queue text not null,
     status text not null check (status in ('open','claimed','deciding','decided','closed')),
     stakes text not null,
     four_eyes boolean not null,
     undo_seconds integer not null,
     title text not null,
     preview text not null,
     confidence double precision,
     due_at timestamptz,
     created_at timestamptz not null,
     claimed_by text,
     claimed_until timestamptz,
     undo_until timestamptz,
     decided_at timestamptz,
     answer text,
     detail jsonb not null,
     expected jsonb not null,
     wrong_suggestion boolean not null,
     source_case uuid not null,
     -- Who knows the case already: they are not asked about it.
     known_to text[] not null
   )`,
  `create index planted_open on surety.planted_reviews (queue, workflow) where status in ('open','claimed')`,
  `create index planted_by_case on surety.planted_reviews (case_id)`,
  `create table surety.planted_decisions (
     id uuid primary key,
     review_id uuid not null references surety.planted_reviews(id),
     person text not null,
     answers jsonb not null,
     verdict text not null,
     right_answer boolean not null,
     seconds double precision not null,
     at timestamptz not null,
     undone_at timestamptz
   )`,
  `create index planted_decisions_by_person on surety.planted_decisions (person, at desc)`,
];
