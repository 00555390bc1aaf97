import type { TimelineEntry } from "@surety/core/wire/case";
import { isoTime } from "../storage/iso-time.ts";
import type { Queryable } from "../storage/database.ts";
import { grouped } from "./grouped.ts";
import { joinNames, nameOf } from "./names.ts";

/** A case that was retried for weeks has a long life; its newest stretches are the ones that matter. */
const mostRows = 500;
/** Lines whose actor is a model or a connection, never a person. */
const machineKinds = new Set<TimelineEntry["kind"]>(["prepared", "judged", "call", "gate", "effect", "retry"]);

type Line = Omit<TimelineEntry, "id">;
interface Row extends Omit<TimelineEntry, "at" | "kind"> {
  caseId: string;
  at: Date;
  kind: TimelineEntry["kind"] | "stretch";
  entries: Line[] | null;
}

/** What was written down of each of these cases, oldest line first; a row is one line, or those of a whole stretch. */
export async function timelineOf(database: Queryable, caseIds: string[]): Promise<Map<string, TimelineEntry[]>> {
  const rows = await database.query<Row>(
    `select newest.case_id as "caseId", newest.id::text, newest.at, newest.kind, newest.title, newest.detail, newest.actor,
       newest.milliseconds, newest.entries
     from (
       select *, row_number() over (partition by case_id order by id desc) as place from surety.timeline where case_id = any($1)
     ) newest where place <= ${mostRows} order by newest.id`,
    [caseIds],
  );
  const lines = rows.flatMap((row) => linesIn(row).map((line) => [row.caseId, line] as const));
  const names = await namesIn(
    database,
    lines.map(([, line]) => line),
  );
  return grouped(
    lines.map(([caseId, line]) => [caseId, { ...line, actor: names.get(line.actor ?? "") ?? line.actor }] as const),
  );
}

function linesIn({ id, at, kind, title, detail, actor, milliseconds, entries }: Row): TimelineEntry[] {
  if (entries !== null) return linesOf(id, entries);
  return kind === "stretch" ? [] : [{ id, at: isoTime(at), kind, title, detail, actor, milliseconds }];
}

/** The lines of a stretch, whose row has this id. */
export function linesOf(id: string, entries: readonly Line[]): TimelineEntry[] {
  return entries.map((line, place) => ({ id: `${id}.${place}`, ...line }));
}

/** Whether a line's actor may be a person, whose name is looked up. */
export function namesSomebody({ kind, actor }: Pick<Line, "kind" | "actor">): boolean {
  return actor !== null && !machineKinds.has(kind);
}

async function namesIn(database: Queryable, lines: readonly TimelineEntry[]): Promise<Map<string, string>> {
  const actors = lines.filter(namesSomebody).flatMap(({ actor }) => actor ?? []);
  if (actors.length === 0) return new Map();
  const rows = await database.query<{ actor: string; name: string }>(
    `select actor, ${nameOf("actor")} as name from unnest($1::text[]) as actor ${joinNames("actor")}`,
    [[...new Set(actors)]],
  );
  return new Map(rows.map(({ actor, name }) => [actor, name]));
}

/** The whole life of a case: its arrival, then what was written down, with each receipt where its time is. */
export function lifeOf(
  arrival: { trigger: string; eventId: string; receivedAt: Date },
  told: readonly TimelineEntry[],
  receipts: readonly TimelineEntry[],
): TimelineEntry[] {
  const arrived: TimelineEntry = {
    id: "event",
    at: isoTime(arrival.receivedAt),
    kind: "event",
    title: `Arrived through ${arrival.trigger}`,
    detail: { event: arrival.eventId },
    actor: null,
    milliseconds: null,
  };
  return [arrived, ...(receipts.length === 0 ? told : [...told, ...receipts].toSorted(byTime))];
}

const byTime = (one: TimelineEntry, other: TimelineEntry): number =>
  one.at < other.at ? -1 : Number(one.at > other.at);
