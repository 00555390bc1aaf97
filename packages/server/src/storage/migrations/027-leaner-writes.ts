import { type Kysely, sql } from "kysely";

/** Fewer index entries for each case that passes, and less to analyse while they pass. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Read as a whole or not at all: no condition names them, so nobody needs to know how their values are spread. */
const unasked = {
  cases: ["title", "input", "data", "error"],
  events: ["payload", "problems"],
  judgments: ["alternatives", "signals", "text"],
  timeline: ["title", "detail", "entries", "fired"],
  effects: ["request", "receipt", "error"],
  records: ["data"],
};

/** Tables that get rows with every case. */
const growing = ["cases", "events", "judgments", "timeline", "effects", "records", "dedupe_keys", "reviews"];

const statements = [
  // An update that changes no indexed column and finds room beside its row writes no index entry (PostgreSQL's HOT): a case
  // with effects is first written while they go out, and each effect once more when it is sent.
  "alter table surety.cases set (fillfactor = 50)",
  "alter table surety.effects set (fillfactor = 50)",
  // What a first commit writes of a case stands in no index any more, nor in the condition of one.
  "drop index surety.cases_done",
  "create index cases_done on surety.cases (workflow, id desc) where status = 'done'",
  // Only the metric of pending effects read it; it comes through the cases that are still on their way.
  "drop index surety.effects_pending",
  // A table is analysed when it has grown by two fifths, not by a tenth: no plan hangs on less, and on a young installation
  // it costs as much as the cases themselves.
  ...growing.map((table) => `alter table surety.${table} set (autovacuum_analyze_scale_factor = 0.4)`),
  ...Object.entries(unasked).flatMap(([table, columns]) =>
    columns.map((column) => `alter table surety.${table} alter column ${column} set statistics 0`),
  ),
];
