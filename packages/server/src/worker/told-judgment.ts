import type { JudgmentWire } from "@surety/core/wire/case";
import { judgmentWireOf } from "../queries/judgment-wire.ts";
import type { NewJudgment } from "./work-case.ts";

/** A judgment that nobody decided but the machine, as it would be read. */
export function toldJudgment(one: NewJudgment): JudgmentWire {
  return judgmentWireOf({
    id: one.id,
    name: one.name,
    block: one.block,
    kind: one.kind,
    value: one.value,
    confidence: one.confidence,
    alternatives: one.alternatives,
    signals: one.signals,
    outOfScope: one.out_of_scope,
    model: one.model,
    modelVersion: one.model_version,
    costMicros: String(one.cost_micros),
    latencyMs: one.latency_ms,
    route: one.route,
    reason: one.reason,
    threshold: one.threshold,
    segment: one.segment,
    decidedValue: one.decided_value,
    decidedBy: one.decided_by,
    calls: one.calls ?? [],
    fields: one.fields ?? [],
    clauses: one.kind === "clauses" ? { text: one.text ?? "" } : null,
    draft: one.draft,
    at: one.at,
  });
}
