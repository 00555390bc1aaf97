import { stands } from "@surety/core/gate/cascade";
import { percentPair } from "@surety/core/gate/percent";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { EarnedStage } from "../definitions/gate-book.ts";
import type { StageSaid } from "../storage/case-schema.ts";
import type { CascadeInForce } from "./gate-threshold.ts";

/** How a case goes through a cascade with earned cut-offs. */
export class CascadeWalk {
  /** The row of the gate that earned them. */
  readonly gate: string;
  /** Every stage that answered, in their order. */
  readonly said: StageSaid[] = [];
  /** What the last answer is held against; null where the first stage is another version than was measured. */
  cutoff: number | null;
  /** Why the cut-offs do not speak for the last answer; null where they do. */
  unmeasured: string | null = null;

  constructor({ gate, stages }: CascadeInForce) {
    this.gate = gate;
    this.cutoff = stages.find(({ cutoff }) => cutoff !== null)?.cutoff ?? null;
  }

  /**
   * Hears a stage, and says whether its answer is the last: because it stands, or because nothing after it was measured
   * like this. `score` is what the gate compares; `failed` says what went wrong before it.
   */
  hear(stage: EarnedStage, answer: ModelAnswer, score: number, failed: string | null): boolean {
    this.said.push(saidBy(stage, answer));
    if (failed !== null) {
      this.unmeasured = `${failed} What ${stage.name} says instead has earned nothing, so a person decides.`;
      return true;
    }
    if (answer.modelVersion !== stage.version) return this.#hearAnother(stage);
    this.cutoff = stage.cutoff;
    return stands(score, stage.cutoff);
  }

  /** Where it is the first that has changed, no case is automated any more, and all are labels; else those that reach it. */
  #hearAnother({ name }: EarnedStage): boolean {
    if (this.said.length === 1) this.cutoff = null;
    else this.unmeasured = `Another version of ${name} answered than was measured, so a person decides.`;
    return true;
  }

  /** Why it went on, in a sentence or two; null where the first answer was the last. */
  get sentence(): string | null {
    const before = this.said.slice(0, -1);
    return before.length === 0 ? null : before.map(unsure).join(" ");
  }
}

function saidBy({ name, cutoff }: EarnedStage, answer: ModelAnswer): StageSaid {
  return {
    name,
    model: answer.model,
    version: answer.modelVersion,
    value: answer.value,
    confidence: answer.confidence,
    cutoff,
    costMicros: answer.costMicros,
    milliseconds: Math.round(answer.latencyMs),
  };
}

function unsure({ name, value, confidence, cutoff }: StageSaid): string {
  if (value === null || cutoff === null || confidence >= cutoff) return `${name} found no answer that may stand.`;
  const [sure, from] = percentPair(confidence, cutoff);
  return `${name} was ${sure} sure of ${value}, and its answers stand from ${from}.`;
}
