import type { JudgmentWire } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";

/** The judgments of one case, in the order in which they were made. */
export async function judgmentsOf(database: Queryable, caseId: string): Promise<JudgmentWire[]> {
  const rows = await database.query<Omit<JudgmentWire, "costMicros" | "at"> & { costMicros: string; at: Date }>(
    `select id, name, block, kind, value, confidence, alternatives, signals, out_of_scope as "outOfScope", model,
       model_version as "modelVersion", cost_micros as "costMicros", latency_ms as "latencyMs", route, reason, threshold,
       segment, decided_value as "decidedValue", surety.name_of(decided_by) as "decidedBy", at
     from surety.judgments where case_id = $1 order by block, at, id`,
    [caseId],
  );
  return rows.map((row) => ({ ...row, costMicros: Number(row.costMicros), at: row.at.toISOString() }));
}
