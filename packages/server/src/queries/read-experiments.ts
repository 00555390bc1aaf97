import type { BatchStand, ExperimentDetail, ExperimentSummary } from "@surety/core/wire/experiment";
import type { BatchRow } from "../storage/batches-schema.ts";
import type { ExperimentRow } from "../storage/experiment-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { isUuid } from "./page.ts";

interface Row extends ExperimentRow {
  number: number;
  set_number: number | null;
  currency: string | null;
  /** By arm. */
  answers: Record<string, number>;
  paid: number;
  creator: string | null;
}

const mostShown = 100;

/** The experiments of a workflow, newest first. */
export async function listExperiments(database: Queryable, workflow: string): Promise<ExperimentSummary[]> {
  const rows = await readRows(database, `where e.workflow = $1 order by e.id desc limit ${mostShown}`, workflow);
  return rows.map(summaryOf);
}

/** One experiment with its arms; null where there is none. */
export async function readExperiment(database: Queryable, id: string): Promise<ExperimentDetail | null> {
  const [row] = isUuid(id) ? await readRows(database, "where e.id = $1", id) : [];
  if (row === undefined) return null;
  const armList = row.arms.map((arm, place) => ({
    ...arm,
    place,
    answered: row.answers[place] ?? 0,
    result: row.results?.[place] ?? null,
  }));
  return { ...summaryOf(row), armList, batches: await batchesOf(database, id), notJudged: row.not_judged };
}

/** Those of an experiment, the oldest first. */
async function batchesOf(database: Queryable, experiment: string): Promise<BatchStand[]> {
  const rows = await database.query<BatchRow>(
    "select * from surety.model_batches where experiment = $1 and questions > 0 order by id",
    [experiment],
  );
  return rows.map((row) => ({
    id: row.id,
    model: `${row.connection}/${row.model}`,
    status: row.status,
    questions: row.questions,
    answered: row.answered,
    failed: row.failed,
    sentence: row.sentence,
    providerId: row.provider_id,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    nextLookAt: row.next_look_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
}

function readRows(database: Queryable, which: string, value: string): Promise<Row[]> {
  return database.query<Row>(
    `select e.*, v.number, s.number as set_number, v.document #>> '{measure,currency}' as currency, surety.name_of(e.created_by) as creator,
       coalesce((select jsonb_object_agg(arm, n) from (select arm, count(*)::int as n from surety.experiment_answers a
         where a.experiment = e.id group by arm) as counted), '{}') as answers,
       coalesce((select sum(cost_micros) from surety.model_calls m where m.experiment = e.id), 0)::float8 as paid
     from surety.experiments e join surety.versions v on v.hash = e.version
       left join surety.set_versions s on s.set_name = e.set_name and s.hash = e.set_version ${which}`,
    [value],
  );
}

function summaryOf(row: Row): ExperimentSummary {
  return {
    id: row.id,
    workflow: row.workflow,
    judgment: row.judgment,
    version: row.number,
    set: row.set_name === null || row.set_number === null ? null : { name: row.set_name, version: row.set_number },
    items: row.items,
    arms: row.arms.length,
    batch: row.batch,
    status: row.status,
    sentence: row.sentence,
    answered: Object.values(row.answers).reduce((sum, one) => sum + one, 0),
    currency: row.currency ?? "EUR",
    mostMicros: Number(row.most_micros),
    probableMicros: Number(row.probable_micros),
    paidMicros: row.paid,
    createdAt: row.created_at.toISOString(),
    createdBy: row.creator,
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
