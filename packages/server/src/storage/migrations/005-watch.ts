import { type Kysely, sql } from "kysely";

/** Audits as facts, the watch of every guarantee and rate, what closes a gate, and the alerts that say so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The gate that an answer passed: its row is what the commit of automated work is checked against.
  `alter table surety.judgments add column gate uuid`,
  // Segments that are shut, each with when and by which alert. One row lock orders closing and automating.
  `alter table surety.gates add column closed jsonb not null default '{}'`,
  // A new derivation does not open what an alarm has shut: that takes evidence or a person's word (commands/reopen-gate.ts).
  `create function surety.inherit_closed() returns trigger language plpgsql as
    $$ begin
      select g.closed into new.closed from surety.gates g
        where g.workflow = new.workflow and g.judgment = new.judgment order by g.created_at desc, g.id desc limit 1 for share;
      new.closed := coalesce(new.closed, '{}');
      return new;
    end $$`,
  `create trigger gates_inherit_closed before insert on surety.gates for each row execute function surety.inherit_closed()`,
  // One line for each judgment of an answered audit; it goes when the answer is taken back.
  `create table surety.audits (
    review_id uuid not null,
    judgment text not null,
    case_id uuid not null,
    workflow text not null,
    segment text,
    gate uuid,
    watch uuid,
    confidence double precision not null,
    probability double precision not null check (probability > 0 and probability <= 1),
    weight double precision not null check (weight > 0 and weight <= 1),
    error smallint not null check (error in (0, 1)),
    person text not null,
    judged_at timestamptz not null,
    at timestamptz not null,
    primary key (review_id, judgment)
  )`,
  `create index audits_by_workflow on surety.audits (workflow, judgment, at)`,
  `create index audits_by_watch on surety.audits (watch, at) where watch is not null`,
  `insert into surety.audits (review_id, judgment, case_id, workflow, segment, confidence, probability, weight, error, person, judged_at, at)
    select distinct on (r.id, j.name) r.id, j.name, j.case_id, j.workflow, j.segment, j.confidence, j.audit_probability, 1,
      (l.value is distinct from j.value)::int, coalesce(l.person, ''), j.at, l.at
    from surety.reviews r join surety.judgments j on j.case_id = r.case_id and j.block = r.block
    join surety.labels l on l.case_id = j.case_id and l.judgment = j.name and l.source = 'audit'
    where r.kind = 'audit' and r.status = 'decided' and j.audit_probability > 0 and j.audit_probability <= 1
    order by r.id, j.name`,
  `create table surety.watches (
    id uuid primary key,
    gate uuid not null references surety.gates(id),
    workflow text not null,
    judgment text not null,
    segment text not null,
    max_error double precision not null,
    log_wealth jsonb not null,
    observed int not null default 0,
    errors int not null default 0,
    peak double precision not null default 1,
    started_at timestamptz not null,
    broken_at timestamptz,
    ended_at timestamptz
  )`,
  `create unique index watches_active on surety.watches (gate, segment) where ended_at is null`,
  `create index watches_by_workflow on surety.watches (workflow, judgment)`,
  `create table surety.rate_watches (
    workflow text not null,
    judgment text not null,
    rate text not null check (rate in ('override','abstain','exception')),
    state jsonb not null,
    cursor_at timestamptz not null,
    cursor_id uuid not null,
    updated_at timestamptz not null,
    primary key (workflow, judgment, rate)
  )`,
  `create table surety.rate_points (
    workflow text not null,
    judgment text not null,
    rate text not null,
    at timestamptz not null,
    cases int not null,
    events int not null,
    sum double precision,
    primary key (workflow, judgment, rate, at)
  )`,
  `create table surety.alerts (
    id uuid primary key,
    workflow text not null,
    judgment text,
    segment text,
    kind text not null check (kind in ('guarantee-broken','rate-raised','test')),
    rate text,
    severity text not null check (severity in ('critical','warning','info')),
    state text not null check (state in ('open','acknowledged','resolved')),
    gate uuid,
    watch uuid,
    title text not null,
    facts jsonb not null,
    reasons jsonb,
    created_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    resolved_at timestamptz,
    resolved_by text,
    resolution text
  )`,
  `create index alerts_open on surety.alerts (workflow, kind) where state <> 'resolved'`,
  `create unique index alerts_one_rate on surety.alerts (workflow, judgment, rate) where kind = 'rate-raised' and state <> 'resolved'`,
  `create table surety.alert_deliveries (
    id uuid primary key,
    alert uuid not null references surety.alerts(id),
    connection text not null,
    recipient text,
    status text not null check (status in ('pending','sent','failed')),
    attempts int not null default 0,
    receipt jsonb,
    error text,
    created_at timestamptz not null,
    sent_at timestamptz
  )`,
  `create index alert_deliveries_by_alert on surety.alert_deliveries (alert)`,
  // Everything that shut or opened a gate, for the page of the gate and the overview.
  `create table surety.gate_turns (
    id uuid primary key,
    gate uuid not null,
    workflow text not null,
    judgment text not null,
    segment text not null,
    turn text not null check (turn in ('closed','reopened')),
    how text not null check (how in ('alarm','evidence','override')),
    because text,
    evidence jsonb not null default '{}',
    alert uuid,
    actor text,
    at timestamptz not null
  )`,
  `create index gate_turns_by_workflow on surety.gate_turns (workflow, judgment, at desc)`,
  `create index reviews_settled on surety.reviews (workflow, decided_at) where kind = 'review' and status = 'decided'`,
];
