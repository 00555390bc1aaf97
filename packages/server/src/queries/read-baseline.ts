import { baselineFigures, type BaselineMeasure, type BaselineSample } from "@surety/core/measure/baseline";
import type { BaselineFigures, BaselineWire } from "@surety/core/wire/baseline";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Queryable } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";

interface Ended {
  id: string;
  source: "timed" | "import";
  ended_at: Date;
  started_by: string;
}

interface Running {
  wanted: number;
  second_person: boolean;
  started_at: Date;
  started_by: string;
  done: string;
}

/** Samples count while their decision stands: what was taken back was not decided. */
const standing = `from surety.baseline_samples s left join surety.decisions d on d.id = s.decision_id
  where s.baseline = b.id and d.undone_at is null`;

/** What a case of this workflow costs without automation, measured where it was; null where there is no workflow. */
export async function readBaseline(database: Queryable, workflow: string): Promise<BaselineWire | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const [ended, running] = await Promise.all([lastEnded(database, workflow), runningOf(database, workflow)]);
  const samples = ended === null ? [] : await samplesOf(database, ended.id);
  return {
    workflow,
    currency: document.measure?.currency ?? "EUR",
    ...baselineFigures(document, measureOf(ended, samples)),
    measured:
      ended === null
        ? null
        : {
            source: ended.source,
            cases: samples.length,
            endedAt: ended.ended_at.toISOString(),
            startedBy: ended.started_by,
          },
    running,
  };
}

/** The figures alone, for whoever compares something with them. */
export async function baselineOf(
  database: Queryable,
  workflow: string,
  document: WorkflowDocument,
): Promise<BaselineFigures> {
  const ended = await lastEnded(database, workflow);
  return baselineFigures(document, measureOf(ended, ended === null ? [] : await samplesOf(database, ended.id)));
}

/** How many cases the measurement in force rests on; null where nothing was measured on ten cases. */
export async function measuredCases(
  database: Queryable,
  workflow: string,
): Promise<{ source: "timed" | "import"; cases: number } | null> {
  const ended = await lastEnded(database, workflow);
  return ended === null ? null : { source: ended.source, cases: (await samplesOf(database, ended.id)).length };
}

function measureOf(ended: Ended | null, samples: BaselineSample[]): BaselineMeasure | null {
  return ended === null ? null : { source: ended.source, samples };
}

/** The latest measurement with enough cases to count: one that was stopped after three of them replaces nothing. */
async function lastEnded(database: Queryable, workflow: string): Promise<Ended | null> {
  const [row] = await database.query<Ended>(
    `select b.id, b.source, b.ended_at, surety.name_of(b.started_by) as started_by from surety.baselines b
     where b.workflow = $1 and b.ended_at is not null and (select count(*) ${standing}) >= 10
     order by b.ended_at desc limit 1`,
    [workflow],
  );
  return row ?? null;
}

async function samplesOf(database: Queryable, baseline: string): Promise<BaselineSample[]> {
  return await database.query<BaselineSample>(
    `select s.seconds, s.wrong from surety.baseline_samples s left join surety.decisions d on d.id = s.decision_id
     where s.baseline = $1 and d.undone_at is null`,
    [baseline],
  );
}

async function runningOf(database: Queryable, workflow: string): Promise<BaselineWire["running"]> {
  const [row] = await database.query<Running>(
    `select b.wanted, b.second_person, b.started_at, surety.name_of(b.started_by) as started_by,
       (select count(distinct d.review_id) ${standing}) as done
     from surety.baselines b where b.workflow = $1 and b.status = 'running'`,
    [workflow],
  );
  if (row === undefined) return null;
  return {
    wanted: row.wanted,
    done: Number(row.done),
    secondPerson: row.second_person,
    startedAt: row.started_at.toISOString(),
    startedBy: row.started_by,
  };
}
