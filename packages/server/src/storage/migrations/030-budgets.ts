import { type Kysely, sql } from "kysely";

/** What language models may cost, and have cost, by budget and day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.budgets (
    -- installation, workflow:NAME or case:ID
    budget text not null,
    -- A day (UTC); of a case, which is never given new money, all.
    period text not null,
    -- As it was when money was last set aside.
    limit_micros bigint not null,
    -- Set aside for calls under way.
    reserved_micros bigint not null default 0,
    -- The most that calls may have cost of which nobody saw the end, or whose tokens the provider did not count.
    unseen_micros bigint not null default 0,
    spent_micros bigint not null default 0,
    refused integer not null default 0,
    -- The share of it, in percent, that people were told of.
    told smallint not null default 0 check (told in (0, 80, 100)),
    primary key (budget, period)
  ) with (fillfactor = 50)`,
  "alter table surety.alerts drop constraint alerts_kind_check",
  `alter table surety.alerts add constraint alerts_kind_check
     check (kind in ('guarantee-broken','rate-raised','rolled-back','budget-low','budget-spent','test'))`,
];
