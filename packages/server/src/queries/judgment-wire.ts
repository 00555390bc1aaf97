import type { JudgmentWire } from "@surety/core/wire/case";
import type { Queryable } from "../storage/database.ts";
import { grouped } from "./grouped.ts";

type Row = Omit<JudgmentWire, "costMicros" | "at"> & { caseId: string; costMicros: string; at: Date };

/** The judgments of each of these cases, in the order in which they were made. */
export async function judgmentsOf(database: Queryable, caseIds: string[]): Promise<Map<string, JudgmentWire[]>> {
  const rows = await database.query<Row>(
    `select case_id as "caseId", id, name, block, kind, value, confidence, alternatives, signals, out_of_scope as "outOfScope", model,
       model_version as "modelVersion", cost_micros as "costMicros", latency_ms as "latencyMs", route, reason, threshold,
       segment, decided_value as "decidedValue", surety.name_of(decided_by) as "decidedBy", at
     from surety.judgments where case_id = any($1) order by block, at, id`,
    [caseIds],
  );
  const wires = rows.map(({ caseId, ...row }) => [caseId, wireOf(row)] as const);
  return grouped(wires);
}

function wireOf(row: Omit<Row, "caseId">): JudgmentWire {
  return { ...row, costMicros: Number(row.costMicros), at: row.at.toISOString() };
}
