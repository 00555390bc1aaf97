import { type Kysely, sql } from "kysely";

/**
 * What an alarm has shut stays shut in the next derivation, as before; but the gate of a challenger that was never in force
 * speaks for that challenger alone, and hands its shut segments on to no other gate.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create or replace function surety.inherit_closed() returns trigger language plpgsql as
        $$ begin
          select g.closed into new.closed from surety.gates g
            where g.workflow = new.workflow and g.judgment = new.judgment
              and (not g.evidence ? 'challenge'
                or g.evidence #>> '{challenge,id}' = new.evidence #>> '{challenge,id}'
                or exists (select from surety.promotions p where p.challenger::text = g.evidence #>> '{challenge,id}'))
            order by g.created_at desc, g.id desc limit 1 for share of g;
          new.closed := coalesce(new.closed, '{}');
          return new;
        end $$`,
    )
    .execute(db);
}
