import { auditedError } from "@surety/core/measure/audited-error";
import { type EfficiencyFacts, efficiencyOf } from "@surety/core/measure/efficiency";
import type { Efficiency, Reliability, ValueWire } from "@surety/core/wire/value";
import type { Queryable } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";
import { outcomesWithoutCase } from "./outcome-counts.ts";
import { outcomeImpacts } from "./outcome-impacts.ts";
import { type AutomatedGroup, automatedGroups, casesOf } from "./automated-cases.ts";
import { shareOf } from "./rates.ts";
import { baselineOf } from "./read-baseline.ts";
import {
  type JudgedCount,
  type WeekCount,
  type WorkTime,
  weeklyCases,
  weeklyExceptions,
  weeklyJudgments,
  workTimes,
} from "./value-counts.ts";

const weekMs = 7 * 86_400_000;

interface Counted {
  cases: WeekCount[];
  times: WorkTime[];
  judged: JudgedCount[];
  exceptions: Map<string, number>;
  given: AutomatedGroup[];
}

/** What a workflow is worth: time and money against its baseline, reliability week by week, and what became of its cases. */
export async function readValue(
  database: Queryable,
  workflow: string,
  weeks: number,
  now: Date,
): Promise<ValueWire | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const mondays = mondaysUntil(now, weeks);
  const from = new Date(mondays[0] ?? now);
  const [baseline, counted, outcomes, without] = await Promise.all([
    baselineOf(database, workflow, document),
    count(database, workflow, from),
    outcomeImpacts(database, document, from, now),
    outcomesWithoutCase(database, workflow),
  ]);
  const spans = mondays.map((monday) => ({ from: monday, to: endOf(monday, now), weeks: new Set([monday]) }));
  const all = { from: from.toISOString(), to: now.toISOString(), weeks: new Set(mondays) };
  return {
    workflow,
    currency: document.measure?.currency ?? "EUR",
    baseline,
    total: efficiencyOf(factsOf(counted, all), baseline),
    weeks: spans.map((span): Efficiency => efficiencyOf(factsOf(counted, span), baseline)),
    reliability: spans.map((span) => reliabilityOf(counted, span)),
    reliabilityTotal: reliabilityOf(counted, all),
    outcomes,
    outcomesWithoutCase: without,
  };
}

async function count(database: Queryable, workflow: string, from: Date): Promise<Counted> {
  const [cases, times, judged, exceptions, given] = await Promise.all([
    weeklyCases(database, workflow, from),
    workTimes(database, workflow, from),
    weeklyJudgments(database, workflow, from),
    weeklyExceptions(database, workflow, from),
    automatedGroups(database, { from, workflow, by: "week" }),
  ]);
  return { cases, times, judged, exceptions, given };
}

interface Span {
  from: string;
  to: string;
  weeks: ReadonlySet<string>;
}

function factsOf({ cases, times, judged, given }: Counted, { from, to, weeks }: Span): EfficiencyFacts {
  const own = cases.filter((one) => weeks.has(one.week));
  const worked = times.filter((one) => weeks.has(one.week));
  return {
    from,
    to,
    automated: sum(own, (one) => one.automated),
    reviewed: sum(own, (one) => one.reviewed),
    reviewTimes: worked.filter((one) => one.kind === "review").map((one) => one.seconds),
    auditTimes: worked.filter((one) => one.kind === "look").map((one) => one.seconds),
    machineSeconds: sum(
      judged.filter((one) => weeks.has(one.week)),
      (one) => one.machineSeconds,
    ),
    modelCostMicros: sum(own, (one) => one.modelCostMicros),
    automatedError: errorIn(given, weeks),
  };
}

function reliabilityOf({ cases, judged, exceptions, given }: Counted, { from, to, weeks }: Span): Reliability {
  const own = cases.filter((one) => weeks.has(one.week));
  const made = judged.filter((one) => weeks.has(one.week));
  const arrived = sum(own, (one) => one.cases);
  const excepted = [...exceptions].reduce((all, [week, number]) => all + (weeks.has(week) ? number : 0), 0);
  return {
    from,
    to,
    cases: arrived,
    error: errorIn(given, weeks),
    override: shareOf(
      sum(made, (one) => one.overridden),
      sum(made, (one) => one.decided),
    ),
    abstain: shareOf(
      sum(made, (one) => one.abstained),
      sum(made, (one) => one.judged),
    ),
    exception: shareOf(excepted, arrived),
    failed: sum(own, (one) => one.failed),
    quarantined: sum(own, (one) => one.quarantined),
  };
}

const errorIn = (given: readonly AutomatedGroup[], weeks: ReadonlySet<string>) =>
  auditedError(casesOf(given.filter((one) => weeks.has(one.at.toISOString())))).error;

/** The Mondays (UTC) of the last weeks, the present one last. */
function mondaysUntil(now: Date, weeks: number): string[] {
  const day = Math.floor(now.getTime() / 86_400_000);
  // Day 0 was a Thursday.
  const monday = (day - ((day + 3) % 7)) * 86_400_000;
  return Array.from({ length: weeks }, (_, n) => new Date(monday - (weeks - 1 - n) * weekMs).toISOString());
}

const endOf = (monday: string, now: Date): string =>
  new Date(Math.min(now.getTime(), Date.parse(monday) + weekMs)).toISOString();

const sum = <One>(list: readonly One[], of: (one: One) => number): number =>
  list.reduce((total, one) => total + of(one), 0);
