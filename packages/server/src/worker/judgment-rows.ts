import { isoTime } from "../storage/iso-time.ts";
import { toJson } from "../storage/to-json.ts";
import type { Queryable } from "../storage/database.ts";
import type { JudgmentRow, WorkCase } from "./work-case.ts";

/** The judgments of these cases, in the order they were made. */
export async function readJudgments(database: Queryable, caseIds: string[]): Promise<Map<string, JudgmentRow[]>> {
  const rows = await database.query<JudgmentRow>(
    "select * from surety.judgments where case_id = any($1) order by at, id",
    [caseIds],
  );
  return Map.groupBy(rows, (row) => row.case_id);
}

/** Writes what the models answered in this stretch, and what people decided instead. */
export async function writeJudgments(tx: Queryable, works: readonly WorkCase[]): Promise<void> {
  await Promise.all([writeAnswers(tx, works), writeDecided(tx, works)]);
}

async function writeAnswers(tx: Queryable, works: readonly WorkCase[]): Promise<void> {
  const rows = works.flatMap((work) =>
    work.fresh.map((one) => ({
      ...one,
      at: isoTime(one.at),
      case_id: work.row.id,
      workflow: work.row.workflow,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.judgments (id, case_id, workflow, name, block, kind, value, confidence, alternatives, signals, out_of_scope, model,
       model_version, cost_micros, latency_ms, route, reason, threshold, gate, segment, audit_probability, label_probability, text, decided_value,
       decided_by, at, calls, stages, fields, draft)
     select id, case_id, workflow, name, block, kind, value, confidence, alternatives, signals, out_of_scope, model,
       model_version, cost_micros, latency_ms, route, reason, threshold, gate, segment, audit_probability, label_probability, text, decided_value,
       decided_by, at, calls, stages, fields, draft
     from jsonb_populate_recordset(null::surety.judgments, $1::jsonb)
     on conflict (case_id, name) do update set value = excluded.value, confidence = excluded.confidence, alternatives = excluded.alternatives,
       signals = excluded.signals, out_of_scope = excluded.out_of_scope, model = excluded.model, model_version = excluded.model_version,
       latency_ms = excluded.latency_ms, route = excluded.route, reason = excluded.reason, threshold = excluded.threshold, gate = excluded.gate,
       segment = excluded.segment, audit_probability = excluded.audit_probability, label_probability = excluded.label_probability,
       text = excluded.text, decided_value = excluded.decided_value, decided_by = excluded.decided_by, at = excluded.at,
       calls = excluded.calls, stages = excluded.stages, fields = excluded.fields, draft = excluded.draft`,
    [toJson(rows)],
  );
}

async function writeDecided(tx: Queryable, works: readonly WorkCase[]): Promise<void> {
  const rows = works.flatMap((work) => work.decided.map((one) => ({ ...one, case_id: work.row.id })));
  if (rows.length === 0) return;
  await tx.query(
    `update surety.judgments j set decided_value = x.value, decided_by = x.by, calls = case when not x.blind then j.calls end
     from jsonb_to_recordset($1::jsonb) as x(case_id uuid, name text, value text, by text, blind boolean) where j.case_id = x.case_id and j.name = x.name`,
    [toJson(rows)],
  );
}
