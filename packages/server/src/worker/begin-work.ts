import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Stage } from "@surety/core/wire/common";
import type { Claimed, FinalDecision } from "./claim-cases.ts";
import type { NewJudgment, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** A claimed case made ready to walk on: its scope rebuilt from what was stored, and people's decision applied. */
export function beginWork(claimed: Claimed, compiled: CompiledWorkflow, stage: Stage, world: WorkerWorld): WorkCase {
  const { row } = claimed;
  const judgments = new Map<string, NewJudgment>(
    claimed.judgments.map((one) => [one.name, { ...one, cost_micros: Number(one.cost_micros) }]),
  );
  const work: WorkCase = {
    row,
    compiled,
    stage,
    scope: scopeOf(claimed),
    cursor: row.cursor,
    data: row.data,
    judgments,
    fresh: [],
    decided: [],
    timeline: [],
    effects: claimed.effects,
    records: [],
    starts: [],
    audits: [],
    settledReviews: [],
    route: row.route,
    segment: row.segment,
    queue: row.queue,
    costMicros: 0,
    retryCount: row.retry_count,
  };
  if (row.cursor === 0 && row.waiting_for === null && row.crash_count <= 1) tellArrival(work);
  if (claimed.decision !== null) applyDecision(work, claimed.decision, world);
  return work;
}

function scopeOf({ row, judgments }: Claimed): Record<string, unknown> {
  const scope: Record<string, unknown> = {
    input: row.input,
    case: { id: row.id, receivedAt: row.received_at.toISOString() },
  };
  for (const [name, prepared] of Object.entries(row.data)) scope[name] = prepared.value;
  for (const one of judgments) {
    scope[one.name] = {
      value: one.decided_value ?? one.value,
      confidence: one.confidence,
      decidedBy: one.decided_by ?? "model",
    };
  }
  return scope;
}

function tellArrival(work: WorkCase): void {
  work.timeline.push({
    at: work.row.received_at,
    kind: "event",
    title: `Arrived through ${work.row.trigger_id}`,
    detail: { event: work.row.event_id },
    actor: null,
    milliseconds: null,
  });
}

/** A person's answers stand in for the model's, and the case goes on behind the block they were asked about. */
function applyDecision(work: WorkCase, decision: FinalDecision, world: WorkerWorld): void {
  const block = nextJudgeBlock(work, decision.block);
  work.settledReviews.push(decision.reviewId);
  for (const [name, value] of Object.entries(decision.answers)) {
    work.decided.push({ name, value, by: decision.person });
    const judged = work.judgments.get(name);
    work.scope[name] = { value, confidence: judged?.confidence ?? 1, decidedBy: decision.person };
  }
  work.route = "reviewed";
  work.timeline.push({
    at: world.clock.now(),
    kind: "decision",
    title: sentence(decision),
    detail: { answers: decision.answers, verdict: decision.verdict, note: decision.note },
    actor: decision.person,
    milliseconds: null,
  });
  if (block !== null) work.cursor = block + 1;
  retryFailedEffects(work);
}

/** The block whose questions the review asked: the one it stopped at, or the next one that judges. */
export function nextJudgeBlock(work: Pick<WorkCase, "compiled" | "effects">, from: number): number | null {
  const { blocks } = work.compiled;
  if (blocks[from]?.layer === "act") return null;
  for (let at = from; at < blocks.length; at += 1) if (blocks[at]?.layer === "judge") return at;
  return null;
}

/** Whoever decides on an exception in an act block says: try again. */
function retryFailedEffects(work: WorkCase): void {
  for (const effect of work.effects) {
    if (effect.status !== "failed") continue;
    effect.status = "pending";
    effect.attempts = 0;
  }
}

function sentence(decision: FinalDecision): string {
  if (decision.verdict === "reject") return "Rejected";
  const answers = Object.entries(decision.answers).map(([name, value]) => `${name}: ${value}`);
  if (decision.verdict === "out-of-scope") return "Out of scope";
  return answers.length === 0 ? "Try again" : `Decided ${answers.join(", ")}`;
}
