import { decidedValues } from "@surety/core/review/decided-values";
import type { Correction } from "@surety/core/review/correction";
import { passesOn } from "@surety/core/review/verdict";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Stage } from "@surety/core/wire/common";
import { applyDecision } from "./apply-decision.ts";
import type { Claimed } from "./claim-cases.ts";
import { shownDrafts } from "./sent-drafts.ts";
import { judgedValue, judgmentIn } from "./judged-value.ts";
import { takeUpAnswer } from "./take-up-answer.ts";
import { correctScope } from "./correct-scope.ts";
import type { NewJudgment, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** A claimed case made ready to walk on: its scope rebuilt from what was stored, and people's decision applied. */
export function beginWork(
  claimed: Claimed,
  compiled: CompiledWorkflow,
  stage: Stage,
  world: Pick<WorkerWorld, "clock">,
): WorkCase {
  const { row } = claimed;
  const judgments = new Map<string, NewJudgment>(
    claimed.judgments.map((one) => [one.name, { ...one, cost_micros: Number(one.cost_micros) }]),
  );
  const corrections = correctionsOf(claimed);
  const newest = claimed.questions.at(-1) ?? null;
  const scope = scopeOf(claimed, compiled);
  correctScope(scope, compiled, corrections);
  const work: WorkCase = {
    row,
    compiled,
    stage,
    scope,
    corrections,
    shown: shownDrafts(claimed),
    draftEdits: [],
    foreseen: foreseenIn(claimed),
    returned: claimed.earlier.some(({ verdict }) => passesOn(verdict)),
    asking: newest?.state === "asking" ? newest : null,
    resumed: null,
    split: null,
    cursor: row.cursor,
    data: row.data,
    newData: false,
    judgments,
    fresh: [],
    decided: [],
    timeline: [],
    life: null,
    effects: claimed.effects,
    records: [],
    obligations: [],
    starts: [],
    audits: [],
    settledReviews: [],
    route: row.route,
    segment: row.segment,
    answer: row.answer,
    queue: row.queue,
    costMicros: 0,
    retryCount: row.retry_count,
  };
  if (claimed.decision !== null) applyDecision(work, claimed.decision, world);
  if (newest !== null) takeUpAnswer(work, newest, claimed.earlier, world);
  return work;
}

/** A case that was asked about again rests on the newest answer alone. */
function foreseenIn({ earlier, decision }: Claimed): WorkCase["foreseen"] {
  return (decision ?? earlier.at(-1))?.detail?.foreseen ?? [];
}

/** Everything that was put right, oldest first: each decision, and what its question brought. */
function correctionsOf({ earlier, decision, questions }: Claimed): Correction[] {
  const decided = decision === null ? earlier : [...earlier, decision];
  return decided.flatMap(({ id, edits }) => [...edits, ...(questions.find((one) => one.id === id)?.edits ?? [])]);
}

function scopeOf({ row, judgments, earlier }: Claimed, compiled: CompiledWorkflow): Record<string, unknown> {
  const scope: Record<string, unknown> = {
    input: row.input,
    case: { id: row.id, receivedAt: row.received_at.toISOString() },
  };
  for (const [name, prepared] of Object.entries(row.data)) scope[name] = prepared.value;
  // What people answered where no model was asked stands nowhere else.
  for (const one of earlier) {
    for (const [name, value] of decidedValues(compiled, one))
      scope[name] = judgedValue(judgmentIn(compiled, name), { value, confidence: 1, decidedBy: one.person }, scope);
  }
  for (const one of judgments) {
    const answer = {
      value: one.decided_by === null ? one.value : one.decided_value,
      confidence: one.confidence,
      decidedBy: one.decided_by ?? "model",
    };
    scope[one.name] = judgedValue(judgmentIn(compiled, one.name), answer, scope, one);
  }
  return scope;
}
