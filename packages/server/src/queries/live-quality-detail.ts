import { count, percent } from "@surety/core/gate/percent";
import { auditedError } from "@surety/core/measure/audited-error";
import type { Rate } from "@surety/core/wire/common";
import type { LiveDay, LiveQuality, LiveSegment } from "@surety/core/wire/watch";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Database, Queryable } from "../storage/database.ts";
import { type AutomatedGroup, automatedGroups, casesOf } from "./automated-cases.ts";
import { currentDocument } from "./current-document.ts";
import { gateTurns } from "./gate-turns.ts";
import { liveRates } from "./live-rates.ts";
import { liveWatches } from "./live-watch.ts";
import { daysSince, startOfDay } from "./time-bounds.ts";

/** How one judgment does on live cases, from weighted audits and watched rates; null where there is no such judgment. */
export async function liveQualityDetail(
  database: Database,
  workflow: string,
  judgment: string,
  days: number,
  now: Date,
): Promise<LiveQuality | null> {
  const document = await currentDocument(database, workflow);
  const gate = document === null ? undefined : gateOf(document, judgment);
  if (gate === undefined) return null;
  const from = startOfDay(now, days - 1);
  const [automated, reviewed, watches, closed, rates, turns] = await Promise.all([
    automatedGroups(database, { from, workflow, judgment, by: "day" }),
    reviewedByDay(database, workflow, judgment, from),
    liveWatches(database, workflow, judgment),
    closedSegments(database, workflow, judgment),
    liveRates(database, workflow, judgment, from),
    gateTurns(database, workflow, judgment),
  ]);
  const names = [...new Set([...automated.map((one) => one.segment), ...watches.keys(), ...closed.keys()])].sort();
  return {
    workflow,
    judgment,
    days,
    maxError: gate.maxError,
    segments: names.map((segment) => ({
      ...segmentOf(
        segment,
        automated.filter((one) => one.segment === segment),
      ),
      closed: closed.get(segment) ?? null,
      watch: watches.get(segment) ?? null,
    })),
    cells: daysSince(from, now).map((day) => dayOf(day, automated, reviewed)),
    rates,
    turns,
  };
}

function gateOf(document: WorkflowDocument, judgment: string): { maxError: number | null } | undefined {
  const block = document.flow.find((one) => "judge" in one && judgment in one.judge);
  if (block === undefined || !("judge" in block)) return undefined;
  const promises = !("rule" in (block.judge[judgment] ?? {})) && block.gate.fixedThreshold === undefined;
  return { maxError: promises ? block.gate.maxError : null };
}

function segmentOf(segment: string, groups: readonly AutomatedGroup[]): Omit<LiveSegment, "closed" | "watch"> {
  const cases = casesOf(groups);
  const { error, drawn, answered, method } = auditedError(cases);
  return {
    segment,
    automated: cases.length,
    drawn,
    answered,
    error,
    method,
    sentence: sentenceOf(error, drawn, answered),
  };
}

function sentenceOf(error: Rate | null, drawn: number, answered: number): string {
  const open = drawn - answered;
  const waiting =
    open > 0
      ? ` ${count(open)} of ${count(drawn)} audits are still open; the figure takes them to be like the others.`
      : "";
  if (error === null)
    return drawn === 0 ? "No case was drawn for an audit yet." : `None of the ${count(drawn)} audits was answered yet.`;
  return `About ${percent(error.value)} of all automated cases are wrong; we are 95 % sure that it is between ${percent(error.low)} and ${percent(error.high)}, from ${count(answered)} blind audits.${waiting}`;
}

interface Reviewed {
  day: Date;
  reviewed: number;
  caught: number;
}

function reviewedByDay(database: Queryable, workflow: string, judgment: string, from: Date): Promise<Reviewed[]> {
  return database.query<Reviewed>(
    `select date_trunc('day', at, 'UTC') as day, count(*)::int as reviewed,
       (count(*) filter (where decided_value is distinct from value and value is not null))::int as caught
     from surety.judgments j where workflow = $1 and name = $2 and at >= $3 and decided_by is not null and decided_by <> 'model'
     group by 1`,
    [workflow, judgment, from],
  );
}

function dayOf(day: Date, automated: readonly AutomatedGroup[], reviewed: readonly Reviewed[]): LiveDay {
  const own = casesOf(automated.filter((one) => one.at.getTime() === day.getTime()));
  const people = reviewed.find((one) => one.day.getTime() === day.getTime());
  const { error, answered } = auditedError(own);
  return {
    from: day.toISOString(),
    automated: own.length,
    answered,
    wrong: own.filter((one) => one.error === 1).length,
    error,
    reviewed: people?.reviewed ?? 0,
    caught: people?.caught ?? 0,
  };
}

async function closedSegments(
  database: Queryable,
  workflow: string,
  judgment: string,
): Promise<ReadonlyMap<string, { at: string; alert: string }>> {
  const [row] = await database.query<{ closed: Record<string, { at: string; alert: string }> }>(
    "select closed from surety.gates where workflow = $1 and judgment = $2 and active",
    [workflow, judgment],
  );
  return new Map(Object.entries(row?.closed ?? {}));
}
