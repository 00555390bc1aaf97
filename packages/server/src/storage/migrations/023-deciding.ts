import { type Kysely, sql } from "kysely";

/** All the ways to decide: corrected fields, questions back to the sender, moves by hand, cases split into others, edited drafts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const verdicts = "('decide','reject','out-of-scope','judge-again','send-back','split')";

const statements = [
  `alter table surety.decisions drop constraint decisions_verdict_check`,
  `alter table surety.decisions add constraint decisions_verdict_check check (verdict in ${verdicts})`,
  // Corrected values as [{path, before, after}], in the order of their paths.
  `alter table surety.decisions add column edits jsonb not null default '[]'`,
  // The texts that were on screen, as [{action, field, draft, sent}].
  `alter table surety.decisions add column drafts jsonb not null default '[]'`,
  // What goes with its verdict: the question to the sender, or the parts of a split.
  `alter table surety.decisions add column detail jsonb`,
  `alter table surety.planted_decisions add column edits jsonb not null default '[]'`,
  `alter table surety.planted_decisions add column drafts jsonb not null default '[]'`,
  `create index decisions_with_edits on surety.decisions (case_id) where edits <> '[]'`,
  `create table surety.questions_back (
    -- That of the decision that asked.
    id uuid primary key,
    case_id uuid not null,
    review_id uuid not null,
    workflow text not null,
    person text not null,
    question text not null,
    fields text[] not null,
    state text not null check (state in ('asking','waiting','answered','timed-out','ended','withdrawn')),
    asked_at timestamptz not null,
    expires_at timestamptz,
    answered_at timestamptz,
    answered_by jsonb,
    answer text,
    -- As [{path, before, after}].
    edits jsonb not null default '[]',
    -- When a run went on with the answer, or without it.
    taken_up_at timestamptz
  )`,
  `create index questions_back_by_case on surety.questions_back (case_id)`,
  `create table surety.review_moves (
    id uuid primary key,
    review_id uuid not null,
    person text not null,
    from_queue text not null,
    to_queue text not null,
    reason_code text,
    note text not null,
    at timestamptz not null,
    undo_until timestamptz not null,
    undone_at timestamptz
  )`,
  `create index review_moves_by_review on surety.review_moves (review_id, at desc)`,
  `alter table surety.cases add column parent uuid`,
  `create index cases_by_parent on surety.cases (parent) where parent is not null`,
  `create table surety.draft_edits (
    decision_id uuid not null,
    action text not null,
    field text not null,
    workflow text not null,
    case_id uuid not null,
    person text not null,
    draft text not null,
    sent text not null,
    -- Edit distance divided by the longer text: 0 is unchanged, 1 has nothing in common.
    distance double precision not null check (distance between 0 and 1),
    at timestamptz not null,
    primary key (decision_id, action, field)
  )`,
  `create index draft_edits_by_workflow on surety.draft_edits (workflow, at desc)`,
];
