import { count, percent } from "@surety/core/gate/percent";
import { liveError } from "@surety/core/measure/live-error";
import type { Rate } from "@surety/core/wire/common";
import type { LiveDay, LiveQuality, LiveSegment } from "@surety/core/wire/watch";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Database, Queryable } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";
import { gateTurns } from "./gate-turns.ts";
import { liveRates } from "./live-rates.ts";
import { liveWatches } from "./live-watch.ts";
import { daysSince, startOfDay } from "./time-bounds.ts";

/** Automated cases that an estimate rests on at most: the newest. */
const mostCases = 50_000;

interface Automated {
  segment: string;
  confidence: number;
  probability: number;
  drawn: boolean;
  error: 0 | 1 | null;
  day: Date;
}

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
    automatedSince(database, workflow, judgment, from),
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

/** What was automated in fact: a judgment whose block went to a person for another one's sake was not. */
function automatedSince(database: Queryable, workflow: string, judgment: string, from: Date): Promise<Automated[]> {
  return database.query<Automated>(
    `select coalesce(j.segment, '') as segment, j.confidence, j.audit_probability as probability, j.route = 'audit' as drawn, a.error,
       date_trunc('day', j.at, 'UTC') as day
     from surety.judgments j
     left join surety.audits a on a.case_id = j.case_id and a.judgment = j.name and a.workflow = $1 and a.judgment = $2
     where j.workflow = $1 and j.name = $2 and j.at >= $3 and j.route <> 'review' and j.audit_probability > 0
       and not exists (select 1 from surety.judgments k where k.case_id = j.case_id and k.block = j.block and k.route = 'review')
     order by j.at desc limit $4`,
    [workflow, judgment, from, mostCases],
  );
}

function segmentOf(segment: string, cases: readonly Automated[]): Omit<LiveSegment, "closed" | "watch"> {
  const drawn = cases.filter((one) => one.drawn).length;
  const { error, answered, method } = estimate(cases);
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

/**
 * An audit that nobody has answered is no right answer: the drawn cases count as the answered ones among them do, which
 * the page says beside the number. So each answer stands for its share of those that are still open.
 */
function estimate(cases: readonly Automated[]): {
  error: Rate | null;
  answered: number;
  method: LiveSegment["method"];
} {
  const drawn = cases.filter((one) => one.drawn).length;
  const answered = cases.filter((one) => one.error !== null).length;
  const share = drawn === 0 ? 1 : Math.min(1, answered / drawn);
  if (answered === 0) return { error: null, answered, method: "weighted" };
  const live = liveError(
    cases.map(({ confidence, error, probability }) => ({ confidence, error, probability: probability * share })),
  );
  const { estimate: value, low, high, method } = live;
  return { error: value === null ? null : { value, low, high, n: answered }, answered, method };
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

function dayOf(day: Date, automated: readonly Automated[], reviewed: readonly Reviewed[]): LiveDay {
  const own = automated.filter((one) => one.day.getTime() === day.getTime());
  const people = reviewed.find((one) => one.day.getTime() === day.getTime());
  const { error, answered } = estimate(own);
  return {
    from: day.toISOString(),
    automated: own.length,
    answered,
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
