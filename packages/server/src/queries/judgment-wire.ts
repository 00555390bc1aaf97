import type { Draft } from "@surety/core/generate/draft";
import type { DraftWire, JudgmentWire } from "@surety/core/wire/case";
import { isoTime } from "../storage/iso-time.ts";
import type { Queryable } from "../storage/database.ts";
import { grouped } from "./grouped.ts";
import { joinNames, nameOf } from "./names.ts";

type Row = Omit<JudgmentWire, "costMicros" | "at" | "draft"> & {
  caseId: string;
  costMicros: string;
  at: Date;
  draft: Draft | null;
};

/** The judgments of each of these cases, in the order in which they were made. */
export async function judgmentsOf(database: Queryable, caseIds: string[]): Promise<Map<string, JudgmentWire[]>> {
  const rows = await database.query<Row>(
    `select j.case_id as "caseId", j.id, j.name, j.block, j.kind, j.value, j.confidence, j.alternatives, j.signals,
       j.out_of_scope as "outOfScope", j.model, j.model_version as "modelVersion", j.cost_micros as "costMicros",
       j.latency_ms as "latencyMs", j.route, j.reason, j.threshold, j.segment, j.decided_value as "decidedValue", coalesce(j.calls, '[]') as calls,
       coalesce(j.fields, '[]') as fields,
       case when j.kind = 'clauses' then jsonb_build_object('text', coalesce(j.text, '')) end as clauses, j.draft,
       ${nameOf("j.decided_by")} as "decidedBy", j.at
     from surety.judgments j ${joinNames("j.decided_by")} where j.case_id = any($1) order by j.block, j.at, j.id`,
    [caseIds],
  );
  const wires = rows.map(({ caseId, ...row }) => [caseId, judgmentWireOf(row)] as const);
  return grouped(wires);
}

export function judgmentWireOf(row: Omit<Row, "caseId">): JudgmentWire {
  const draft = row.draft === null ? null : draftWireOf(row.draft);
  return { ...row, draft, costMicros: Number(row.costMicros), at: isoTime(row.at) };
}

/** What it learned from and was filled in with stands in the case already. */
function draftWireOf({ slots: _slots, learn: _learn, ...draft }: Draft): DraftWire {
  return {
    ...draft,
    paragraphs: draft.paragraphs.map((sentences) => sentences.map((one) => ({ ...one, cites: [...one.cites] }))),
    passages: [...draft.passages],
    rules: [...draft.rules],
  };
}
