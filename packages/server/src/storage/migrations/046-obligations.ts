import { type Kysely, sql } from "kysely";

/** What clauses of contracts ask for by a day, with the reminders of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.obligations (
    id uuid primary key,
    case_id uuid not null references surety.cases (id),
    workflow text not null,
    -- The action of the document that tracks it.
    action text not null,
    -- The type of the clause, and what it says, letter by letter.
    type text not null,
    quote text not null,
    clause_start integer not null,
    clause_end integer not null,
    -- Null until a person says it, where the clause names no day.
    due date,
    -- Whose calendar the day is of.
    zone text not null,
    days_before integer[] not null,
    -- All of its reminders; the next is null where none comes any more.
    reminders timestamptz[] not null,
    next_reminder_at timestamptz,
    status text not null check (status in ('open', 'done', 'dropped')),
    settled_by text,
    settled_at timestamptz,
    note text,
    created_at timestamptz not null,
    unique (case_id, action, type, clause_start)
  )`,
  "create index obligations_to_remind on surety.obligations (next_reminder_at) where status = 'open'",
  "create index obligations_by_day on surety.obligations (due, id)",
  "alter table surety.alerts drop constraint alerts_kind_check",
  `alter table surety.alerts add constraint alerts_kind_check
     check (kind in ('guarantee-broken','rate-raised','rolled-back','budget-low','budget-spent','obligation-due','test'))`,
];
