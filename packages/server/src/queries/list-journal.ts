import type { JournalEntry } from "@surety/core/wire/case";
import type { Database } from "../storage/database.ts";
import type { EventsTable } from "../storage/case-schema.ts";
import { Conditions } from "./conditions.ts";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

export interface JournalFilter extends PageRequest {
  workflow?: string | undefined;
  fate?: JournalEntry["fate"] | undefined;
}

type Row = Pick<EventsTable, "id" | "workflow" | "trigger_id" | "fate" | "case_id"> & {
  received_at: Date;
  payload: unknown;
  problems: JournalEntry["problems"];
};

/** Everything that ever arrived, newest first, with what became of it. */
export async function listJournal(database: Database, filter: JournalFilter): Promise<Page<JournalEntry>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  conditions.add("e.workflow = #", filter.workflow);
  conditions.add("e.fate = #", filter.fate);
  conditions.add("e.id < #::uuid", readCursor(filter, 1)?.[0]);
  // Said again as a constant, so that a prepared plan may use the partial index of the rare fates.
  if (filter.fate !== undefined && filter.fate !== "accepted") conditions.add("e.fate <> 'accepted'");
  const rows = await database.query<Row>(
    `select e.id, e.workflow, e.trigger_id, e.received_at, e.fate, e.case_id, e.payload, e.problems
     from surety.events e ${conditions.where()} order by e.id desc limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(rows, limit, entryOf, (row) => [row.id]);
}

function entryOf(row: Row): JournalEntry {
  return {
    fate: row.fate,
    eventId: row.id,
    caseId: row.case_id,
    problems: row.problems,
    workflow: row.workflow,
    trigger: row.trigger_id,
    receivedAt: row.received_at.toISOString(),
    payload: row.payload,
  };
}
