import type { DoctorFacts } from "@surety/core/doctor/doctor-facts";
import type { CatalogueModel } from "@surety/core/language/model-facts";
import type { Stage } from "@surety/core/wire/common";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { openChallenger } from "../challenger/challenger-rows.ts";
import type { Queryable } from "../storage/database.ts";
import { cascadeFacts } from "./cascade-facts.ts";
import { labelFacts } from "./label-facts.ts";
import { modelFacts } from "./model-facts.ts";
import { pricedModels } from "./priced-models.ts";
import { storedExamples } from "./stored-examples.ts";

const dayMs = 86_400_000;
const [volumeDays, decidedDays, outcomeDays] = [28, 14, 90];

export interface FactParts {
  readonly database: Queryable;
  /** What the project says of language models. */
  readonly catalogue: readonly CatalogueModel[];
  readonly clock: { now(): Date };
  /** Whether a virus scanner looks at files; left out where nobody knows. */
  readonly scansFiles?: boolean | undefined;
}

/** What this installation knows about a workflow, for the doctor. */
export async function readFacts(
  { database, catalogue, clock, scansFiles }: FactParts,
  compiled: CompiledWorkflow,
  stage: Stage,
): Promise<DoctorFacts> {
  const now = clock.now();
  const { document } = compiled;
  const workflow = document.name;
  const [running, labels, models, priced, cascades, challenger, queues, openAlarms, outcomes, examples] =
    await Promise.all([
      volume(database, workflow, now),
      labelFacts(database, workflow, now),
      modelFacts(database, workflow, now),
      pricedModels(database, catalogue, now),
      cascadeFacts(database, workflow, now),
      challengerFact(database, workflow),
      queueFacts(database, document, now),
      alarms(database, workflow, now),
      outcomeCount(database, workflow, now),
      storedExamples(database, compiled),
    ]);
  return {
    stage,
    ...running,
    labels,
    models,
    pricedModels: priced,
    cascades,
    challenger,
    queues,
    alertDestinations: document.alerts?.length ?? 0,
    openAlarms,
    outcomes,
    ...(scansFiles !== undefined && { scansFiles }),
    ...(Object.keys(examples).length === 0 ? {} : { examples }),
  };
}

/** Cases per day since the first of the last 28 days, and how long that is ago; nothing where none came. */
async function volume(
  database: Queryable,
  workflow: string,
  now: Date,
): Promise<Pick<DoctorFacts, "casesPerDay" | "runningDays">> {
  const [row] = await database.query<{ count: number; first: Date | null }>(
    "select count(*)::int as count, min(received_at) as first from surety.cases where workflow = $1 and received_at > $2",
    [workflow, daysBefore(now, volumeDays)],
  );
  if (row === undefined || row.first === null) return {};
  const runningDays = ageDays(row.first, now);
  return { casesPerDay: row.count / Math.max(1, runningDays), runningDays };
}

async function challengerFact(
  database: Queryable,
  workflow: string,
): Promise<NonNullable<DoctorFacts["challenger"]> | null> {
  const row = await openChallenger(database, workflow);
  return row === null ? null : { stoppedBy: row.paused };
}

async function queueFacts(
  database: Queryable,
  { review, exceptions }: WorkflowDocument,
  now: Date,
): Promise<NonNullable<DoctorFacts["queues"]>> {
  const queues = [...new Set([review.queue, ...(exceptions === undefined ? [] : [exceptions.queue])])];
  const rows = await database.query<{ queue: string; open: number; oldest: Date | null; decided: number }>(
    `select queue, count(*) filter (where status in ('open', 'claimed'))::int as open,
       min(created_at) filter (where status in ('open', 'claimed')) as oldest,
       count(*) filter (where decided_at > $2)::int as decided
     from surety.reviews where queue = any($1) group by queue`,
    [queues, daysBefore(now, decidedDays)],
  );
  return Object.fromEntries(
    rows.map(({ queue, open, oldest, decided }) => [
      queue,
      { open, oldestOpenDays: oldest === null ? 0 : ageDays(oldest, now), decidedLately: decided },
    ]),
  );
}

async function alarms(
  database: Queryable,
  workflow: string,
  now: Date,
): Promise<NonNullable<DoctorFacts["openAlarms"]>> {
  const rows = await database.query<{ title: string; created_at: Date }>(
    "select title, created_at from surety.alerts where workflow = $1 and state = 'open' and kind <> 'test' order by created_at limit 20",
    [workflow],
  );
  return rows.map(({ title, created_at }) => ({ title, ageDays: ageDays(created_at, now) }));
}

async function outcomeCount(database: Queryable, workflow: string, now: Date): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    "select count(*)::int as count from surety.outcomes where workflow = $1 and received_at > $2",
    [workflow, daysBefore(now, outcomeDays)],
  );
  return row?.count ?? 0;
}

function ageDays(since: Date, now: Date): number {
  return Math.max(0, (now.getTime() - since.getTime()) / dayMs);
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * dayMs);
}
