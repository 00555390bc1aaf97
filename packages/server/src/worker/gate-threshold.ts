import { keepsPromise } from "@surety/core/gate/keeps-promise";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledGate, CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import type { WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** The threshold in force; `answer` null asks whether there is one at all, although no model answered. */
export async function thresholdOf(
  work: WorkCase,
  gate: CompiledGate,
  spec: CompiledJudgment,
  answer: ModelAnswer | null,
  segment: string | null,
  world: WorkerWorld,
): Promise<number | null> {
  // A rule that holds is certain by definition; whether it is a good rule is the doctor's question.
  if (spec.kind === "rule") return 0;
  if (gate.fixedThreshold !== null) return gate.fixedThreshold;
  const earned = await world.gates.of(work.row.workflow, spec.name);
  // A threshold speaks only for the model that it was measured on, and for what the document asks of it now.
  const asked = { ...gate, segmentBy: gate.segment?.source ?? null, judgments: gate.sharing };
  if (earned === null || !keepsPromise(earned, asked)) return null;
  if (answer !== null && earned.model !== answer.modelVersion) return null;
  return earned.thresholds.get(segment ?? "") ?? null;
}

/** The slice of cases that this one belongs to; null for a gate without segments. */
export function segmentOf(gate: CompiledGate, work: WorkCase): string | null {
  if (gate.segment === null) return null;
  const value = gate.segment.evaluate(work.scope);
  if (value === null || value === undefined) return "unknown";
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 100);
}
