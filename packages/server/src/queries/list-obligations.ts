import type { ObligationWire } from "@surety/core/wire/obligation";
import type { Actor } from "../commands/commands.ts";
import type { Database } from "../storage/database.ts";
import { Conditions } from "./conditions.ts";
import { decidesBlind, toBeAnsweredBlind } from "./hides-answer.ts";
import { joinNames, nameOf } from "./names.ts";
import { isUuid, limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

export interface ObligationFilter extends PageRequest {
  workflow?: string | undefined;
  case?: string | undefined;
  status?: ObligationWire["status"] | undefined;
}

interface Row {
  id: string;
  workflow: string;
  case_id: string;
  title: string;
  type: string;
  quote: string;
  due: string | null;
  /** As it sorts: those without a day come last. */
  place: string;
  zone: string;
  status: ObligationWire["status"];
  next_reminder_at: Date | null;
  settled_by: string | null;
  settled_at: Date | null;
  note: string | null;
}

const select = `select o.id, o.workflow, o.case_id, c.title, o.type, o.quote, o.due::text as due, coalesce(o.due, 'infinity'::date)::text as place,
    o.zone, o.status, o.next_reminder_at, ${nameOf("o.settled_by")} as settled_by, o.settled_at, o.note
  from surety.obligations o join surety.cases c on c.id = o.case_id ${joinNames("o.settled_by")}`;

/** Obligations, what is due first first. Of cases that the reader may have to answer blind there are none: they tell the answer. */
export async function listObligations(
  database: Database,
  filter: ObligationFilter,
  reader: Actor,
): Promise<Page<ObligationWire>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  if (decidesBlind(reader)) conditions.add(`not ${toBeAnsweredBlind("o.case_id")}`);
  conditions.add("o.workflow = #", filter.workflow);
  conditions.add("o.status = #", filter.status);
  if (filter.case !== undefined) conditions.add("o.case_id = #::uuid", isUuid(filter.case) ? filter.case : nobody);
  const after = readCursor(filter, 2);
  if (after !== null) {
    const [day, id] = after.map((part) => conditions.parameter(part));
    conditions.add(`(coalesce(o.due, 'infinity'::date), o.id) > (${day}::date, ${id}::uuid)`);
  }
  const rows = await database.query<Row>(
    `${select} ${conditions.where()} order by coalesce(o.due, 'infinity'::date), o.id limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(rows, limit, wireOf, (row) => [row.place, row.id]);
}

const nobody = "00000000-0000-0000-0000-000000000000";

/** One obligation; null where there is none of that id. */
export async function readObligation(database: Database, id: string): Promise<ObligationWire | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<Row>(`${select} where o.id = $1`, [id]);
  return row === undefined ? null : wireOf(row);
}

function wireOf(row: Row): ObligationWire {
  const { id, workflow, type, quote, due, zone, status, note } = row;
  return {
    id,
    workflow,
    case: { id: row.case_id, title: row.title },
    type,
    quote,
    due,
    zone,
    status,
    nextReminderAt: row.next_reminder_at?.toISOString() ?? null,
    settledBy: row.settled_by,
    settledAt: row.settled_at?.toISOString() ?? null,
    note,
  };
}
