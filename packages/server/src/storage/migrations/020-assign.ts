import { type Kysely, sql } from "kysely";

/** Groups of people, what they can and take, when they are away; to whom a review is given, and who must not decide it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const open = "status in ('open','claimed')";

const onReviews = (table: string) => `alter table ${table}
  add column assignee text,
  add column assigned_group text,
  add column assigned_at timestamptz,
  -- Why it was given to nobody, where its workflow wanted it given.
  add column assign_note text,
  add column others_may boolean not null default false,
  add column claim_minutes int not null default 15,
  -- Names of who must not decide it: ids, addresses, names in lower case, roles.
  add column barred text[] not null default '{}'`;

const statements = [
  `create table surety.groups (name text primary key, created_at timestamptz not null)`,
  `create table surety.group_members (
    group_name text not null references surety.groups(name) on delete cascade,
    person text not null references surety.people(id) on delete cascade,
    primary key (group_name, person)
  )`,
  `create index group_members_by_person on surety.group_members (person)`,
  // Who is not here takes what the defaults say.
  `create table surety.desk_people (
    person text primary key references surety.people(id) on delete cascade,
    skills text[] not null default '{}',
    capacity int not null default 20 check (capacity between 0 and 1000),
    hours jsonb
  )`,
  // The present or the next one; an end in the past is none.
  `create table surety.absences (
    person text primary key references surety.people(id) on delete cascade,
    id uuid not null,
    from_at timestamptz not null,
    until_at timestamptz not null,
    stand_in_person text,
    stand_in_group text,
    check (until_at > from_at),
    check (stand_in_person is null or stand_in_group is null)
  )`,
  `create table surety.recusals (
    case_id uuid not null,
    person text not null,
    review uuid not null,
    reason text not null,
    at timestamptz not null,
    primary key (case_id, person)
  )`,
  `create table surety.review_notes (
    id uuid primary key,
    case_id uuid not null,
    review uuid not null,
    author text not null,
    text text not null,
    given_to text,
    at timestamptz not null
  )`,
  `create index review_notes_by_case on surety.review_notes (case_id)`,
  // A link that makes the account of somebody else than the first owner says as what.
  `alter table surety.setup_tokens add column role text check (role in ('owner','editor','reviewer','viewer'))`,
  // Who sent it, where that is known: a person with a session, or a key.
  `alter table surety.cases add column sent_by text`,
  onReviews("surety.reviews"),
  onReviews("surety.planted_reviews"),
  // As migration 019 made it, with what lists and counts have to filter by from now on.
  `drop index surety.reviews_desk`,
  `create index reviews_desk on surety.reviews (queue, workflow, due_at) include
     (id, kind, status, stakes, block, claimed_by, claimed_until, created_at, certainty, value_micros, reason, questions, assignee, assigned_group)
     where ${open}`,
  `create index reviews_by_assignee on surety.reviews (assignee, (coalesce(due_at, timestamptz 'infinity')), id)
    where ${open} and assignee is not null`,
  `create index reviews_by_group on surety.reviews (assigned_group, (coalesce(due_at, timestamptz 'infinity')), id)
    where ${open} and assigned_group is not null`,
  `create index reviews_barred on surety.reviews using gin (barred) where ${open} and barred <> '{}'`,
  `create index reviews_unassigned on surety.reviews (id) where status = 'open' and assignee is null and assign_note is not null`,
  `create index planted_by_assignee on surety.planted_reviews (assignee) where ${open} and assignee is not null`,
  // By all of these a case may name somebody; what it names stands in lower case.
  `create function surety.names_of(actor text) returns text[] language sql stable as $$
    select coalesce(
      (select array[id, lower(email), lower(btrim(name)), 'role:' || role] from surety.people where id = actor),
      (select array[id::text, 'role:' || role] from surety.api_keys where id::text = actor),
      array[actor])
  $$`,
];
