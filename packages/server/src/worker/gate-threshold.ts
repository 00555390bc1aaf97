import { keepsPromise } from "@surety/core/gate/keeps-promise";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledGate, CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import type { WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** What a judgment must pass to be automated. */
export interface Standing {
  /** Null where nothing is automated. */
  threshold: number | null;
  /** The row of the earned gate that this rests on; null for rules and hand-set thresholds. */
  gate: string | null;
  /** Whether an alarm has shut the gate for this segment. */
  closed: boolean;
}

const nothingEarned: Standing = { threshold: null, gate: null, closed: false };

/** What stands in force; `answer` null asks whether there is anything at all, although no model answered. */
export async function standingOf(
  work: WorkCase,
  gate: CompiledGate,
  spec: CompiledJudgment,
  answer: ModelAnswer | null,
  segment: string | null,
  world: WorkerWorld,
): Promise<Standing> {
  // A rule that holds is certain by definition; whether it is a good rule is the doctor's question.
  if (spec.kind === "rule") return { threshold: 0, gate: null, closed: false };
  if (gate.fixedThreshold !== null) return { threshold: gate.fixedThreshold, gate: null, closed: false };
  const earned = await world.gates.of(work.row.workflow, spec.name, work.row.challenger);
  // A threshold speaks only for the model that it was measured on, and for what the document asks of it now.
  const asked = { ...gate, segmentBy: gate.segment?.source ?? null, judgments: gate.sharing };
  if (earned === null || !keepsPromise(earned, asked)) return nothingEarned;
  if (answer !== null && earned.model !== answer.modelVersion) return nothingEarned;
  const slice = segment ?? "";
  return { threshold: earned.thresholds.get(slice) ?? null, gate: earned.id, closed: earned.closed.has(slice) };
}

/** The slice of cases that this one belongs to; null for a gate without segments. */
export function segmentOf(gate: CompiledGate, work: WorkCase): string | null {
  if (gate.segment === null) return null;
  const value = gate.segment.evaluate(work.scope);
  if (value === null || value === undefined) return "unknown";
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 100);
}
