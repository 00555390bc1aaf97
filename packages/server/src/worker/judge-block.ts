import { auditDraw } from "@surety/core/gate/audit-draw";
import { decideGate } from "@surety/core/gate/decide";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledGate, CompiledJudgeBlock, CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import { askModels } from "./ask-models.ts";
import { newReview } from "./open-review.ts";
import { rounded } from "./prepare-block.ts";
import type { NewJudgment, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** Beyond this a text is taken to be unlike everything the model learned from. */
const outOfScopeFrom = 0.5;

/** Judges, then lets the gate decide: on with it, on with an audit afterwards, or to a person. */
export async function judgeBlock(work: WorkCase, block: CompiledJudgeBlock, world: WorkerWorld): Promise<Stop | null> {
  work.segment = segmentOf(block.gate, work);
  for (const rank of block.ranks) await Promise.all(rank.map((judgment) => judge(work, block, judgment, world)));
  const names = block.ranks.flat().map((one) => one.name);
  const judgments = names.map((name) => work.judgments.get(name));
  const least = Math.min(1, ...judgments.map((one) => one?.confidence ?? 0));
  if (judgments.some((one) => one === undefined || one.route === "review")) {
    return { kind: "review", review: newReview(work, world, "review", least) };
  }
  if (judgments.some((one) => one?.route === "audit")) work.audits.push(newReview(work, world, "audit", null));
  work.route = "automated";
  return null;
}

async function judge(
  work: WorkCase,
  block: CompiledJudgeBlock,
  spec: CompiledJudgment,
  world: WorkerWorld,
): Promise<void> {
  const begun = performance.now();
  const { answer, text, problem } = await askModels(work, spec, world);
  if (answer === null) {
    work.timeline.push({
      at: world.clock.now(),
      kind: "error",
      title: `${spec.name}: ${problem}`,
      detail: {},
      actor: null,
      milliseconds: null,
    });
    return;
  }
  const judgment = await throughGate(work, block, spec, answer, text, world);
  judgment.latency_ms = rounded(performance.now() - begun);
  work.judgments.set(spec.name, judgment);
  work.fresh.push(judgment);
  work.costMicros += answer.costMicros;
  work.scope[spec.name] = { value: answer.value, confidence: answer.confidence, decidedBy: "model" };
  tell(work, judgment, world);
}

async function throughGate(
  work: WorkCase,
  block: CompiledJudgeBlock,
  spec: CompiledJudgment,
  answer: ModelAnswer,
  text: string | null,
  world: WorkerWorld,
): Promise<NewJudgment> {
  const threshold = await thresholdOf(work, block.gate, spec, answer, world);
  const sentToPerson =
    block.gate.reviewWhen?.evaluate({
      ...work.scope,
      [spec.name]: { value: answer.value, confidence: answer.confidence, decidedBy: "model" },
    }) === true;
  const decision = decideGate({
    confidence: answer.confidence,
    threshold,
    stage: work.stage,
    stakes: work.compiled.document.review.stakes,
    checksPassed: !sentToPerson,
    abstained: answer.value === null,
    outOfScope: spec.kind === "rule" ? false : isOutOfScope(answer, spec.kind === "classify" ? spec.none : null),
    closed: false,
    auditRate: block.gate.audit,
    draw: auditDraw(work.row.id, work.row.version, spec.name),
  });
  return {
    id: world.newId(),
    name: spec.name,
    block: block.index,
    kind: spec.kind,
    value: answer.value,
    confidence: answer.confidence,
    alternatives: answer.alternatives,
    signals: answer.signals,
    out_of_scope: answer.outOfScope,
    model: answer.model,
    model_version: answer.modelVersion,
    cost_micros: answer.costMicros,
    latency_ms: 0,
    route: decision.route,
    reason: decision.reason,
    threshold,
    segment: work.segment,
    audit_probability: decision.auditProbability,
    text,
    decided_value: decision.route === "review" ? null : answer.value,
    decided_by: decision.route === "review" ? null : "model",
    at: world.clock.now(),
  };
}

/** A score in [0, 1] under which nothing is automated: it must be the same for thresholds and for live cases. */
export function isOutOfScope(answer: Pick<ModelAnswer, "value" | "outOfScope">, none: string | null): boolean {
  return (answer.outOfScope ?? 0) >= outOfScopeFrom || (none !== null && answer.value === none);
}

async function thresholdOf(
  work: WorkCase,
  gate: CompiledGate,
  spec: CompiledJudgment,
  answer: ModelAnswer,
  world: WorkerWorld,
): Promise<number | null> {
  // A rule that holds is certain by definition; whether it is a good rule is the doctor's question.
  if (spec.kind === "rule") return 0;
  if (gate.fixedThreshold !== null) return gate.fixedThreshold;
  const earned = await world.gates.of(work.row.workflow, spec.name);
  // A threshold speaks only for the model that it was measured on.
  if (earned === null || earned.model !== answer.modelVersion) return null;
  return earned.thresholds.get(work.segment ?? "") ?? null;
}

function segmentOf(gate: CompiledGate, work: WorkCase): string | null {
  if (gate.segment === null) return null;
  const value = gate.segment.evaluate(work.scope);
  return value === null || value === undefined ? "unknown" : String(value).slice(0, 100);
}

function tell(work: WorkCase, judgment: NewJudgment, world: WorkerWorld): void {
  const at = world.clock.now();
  const answer = judgment.value ?? "no answer";
  work.timeline.push({
    at,
    kind: "judged",
    title: `${judgment.name}: ${answer}`,
    detail: { confidence: judgment.confidence, model: judgment.model, modelVersion: judgment.model_version },
    actor: judgment.model,
    milliseconds: rounded(judgment.latency_ms),
  });
  work.timeline.push({
    at,
    kind: "gate",
    title: judgment.reason.sentence,
    detail: { code: judgment.reason.code, threshold: judgment.threshold, route: judgment.route },
    actor: null,
    milliseconds: null,
  });
}
