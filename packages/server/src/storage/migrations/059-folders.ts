import { type Kysely, sql } from "kysely";

/** Files in watched folders that were seen and not taken yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table surety.folder_sightings (
    workflow text not null,
    trigger_id text not null,
    -- Empty for the folder itself.
    name text not null,
    -- Changes with the file, its size and its time.
    mark text not null,
    -- Since when it has looked like this.
    since timestamptz not null,
    -- What keeps it from being taken; it was told when this was written.
    problem text,
    primary key (workflow, trigger_id, name)
  )`,
  // Another kind beside those that are there, whichever they are.
  `do $$
   declare rule text;
   begin
     select pg_get_constraintdef(oid) into strict rule from pg_constraint
       where conname = 'alerts_kind_check' and conrelid = 'surety.alerts'::regclass;
     execute 'alter table surety.alerts drop constraint alerts_kind_check';
     execute 'alter table surety.alerts add constraint alerts_kind_check '
       || replace(rule, '''test''::text', '''files-refused''::text, ''test''::text');
   end $$`,
];
