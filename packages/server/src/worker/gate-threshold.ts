import { mostChangedOf } from "@surety/core/generate/compiled-generate";
import { keepsPromise } from "@surety/core/gate/keeps-promise";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledGate, CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import type { EarnedGate, EarnedStage } from "../definitions/gate-book.ts";
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
  // What is written has an earned threshold or a person.
  if (spec.kind === "generate" && (spec.alone === null || gate.fixedThreshold !== null)) return nothingEarned;
  if (gate.fixedThreshold !== null) return { threshold: gate.fixedThreshold, gate: null, closed: false };
  const earned = await earnedFor(work, gate, spec, world);
  if (earned === null) return nothingEarned;
  const slice = segment ?? "";
  const standing = { gate: earned.id, closed: earned.closed.has(slice) };
  // While an alarm keeps a cascade shut, one stage answers for a person to read, and nothing else is asked.
  if (earned.cascades !== null) return standing.closed ? { threshold: null, ...standing } : nothingEarned;
  if (answer !== null && earned.model !== answer.modelVersion) return nothingEarned;
  return { threshold: earned.thresholds.get(slice) ?? null, ...standing };
}

/** A threshold speaks only for what the document asks of it now. */
async function earnedFor(
  work: WorkCase,
  gate: CompiledGate,
  spec: CompiledJudgment,
  world: WorkerWorld,
): Promise<EarnedGate | null> {
  const earned = await world.gates.of(work.row.workflow, spec.name, work.row.challenger);
  const asked = {
    ...gate,
    segmentBy: gate.segment?.source ?? null,
    judgments: gate.sharing,
    mostChanged: mostChangedOf(spec),
  };
  return earned !== null && keepsPromise(earned, asked) ? earned : null;
}

/** A cascade in force, with the row of its gate. */
export interface CascadeInForce {
  gate: string;
  stages: readonly EarnedStage[];
}

/** The cut-offs by which a case goes on from stage to stage; null where none were earned, or not for these stages. */
export async function cascadeOf(
  work: WorkCase,
  gate: CompiledGate,
  spec: CompiledJudgment,
  world: WorkerWorld,
): Promise<CascadeInForce | null> {
  if (spec.kind === "rule" || spec.kind === "agent" || spec.kind === "generate" || gate.fixedThreshold !== null)
    return null;
  const earned = await earnedFor(work, gate, spec, world);
  if (earned === null || earned.cascades === null) return null;
  // Cut-offs are only chosen for segments that are known before anybody is asked.
  const segment = segmentOf(gate, work) ?? "";
  const stages = earned.cascades.get(segment) ?? [];
  const same = stages.map(({ name }) => name).join("\n") === spec.models.join("\n");
  const isEarned = stages.some(({ cutoff }) => cutoff !== null);
  return same && isEarned && !earned.closed.has(segment) ? { gate: earned.id, stages } : null;
}

/** The slice of cases that this one belongs to; null for a gate without segments. */
export function segmentOf(gate: CompiledGate, work: WorkCase): string | null {
  if (gate.segment === null) return null;
  const value = gate.segment.evaluate(work.scope);
  if (value === null || value === undefined) return "unknown";
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 100);
}
