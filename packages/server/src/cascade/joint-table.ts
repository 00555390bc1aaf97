import type { CascadeCase } from "@surety/core/gate/cascade";
import type { LabelRow } from "../models/label-rows.ts";
import { type Learned, noneOf } from "../models/learned-judgments.ts";
import { saysAsLabelled } from "../models/same-answer.ts";
import { gateScore } from "../models/stated-label.ts";
import type { StageAnswers } from "./stage-answers.ts";

/** What is known of one stage besides its answers. */
export interface StageFacts {
  name: string;
  /** Who answered, and as what: of several versions the one that answered most labels. */
  model: string;
  version: string | null;
  /** What asking it about a case costs on average, in micro-units. */
  costMicros: number;
}

/** A label with what every stage says to it. */
export interface JointRow {
  label: LabelRow;
  stages: CascadeCase;
  /** What each stage says, where it says anything. */
  values: (string | null)[];
}

/** Who answered most of these labels. A stage that answered none has no version. */
export function mostAnswered(answers: StageAnswers): { model: string; version: string | null } {
  const counts = new Map<string, { model: string; count: number }>();
  for (const answer of answers) {
    if (answer === null || answer === "no-answer") continue;
    const { count } = counts.get(answer.modelVersion) ?? { count: 0 };
    counts.set(answer.modelVersion, { model: answer.model, count: count + 1 });
  }
  const [most] = [...counts].sort(([, a], [, b]) => b.count - a.count);
  return most === undefined ? { model: "", version: null } : { model: most[1].model, version: most[0] };
}

/**
 * The labels that every stage was asked about, each by the one version: nothing else is known of what the cascade would do.
 * From a stage on that gave no answer a case is nobody's but a person's, as it would be live.
 */
export function jointTable(
  labels: readonly LabelRow[],
  stages: readonly StageFacts[],
  answers: readonly StageAnswers[],
  judgment: Learned,
): JointRow[] {
  const none = noneOf(judgment);
  return labels.flatMap((label, row): JointRow[] => {
    const said = answers.map((some) => some[row] ?? null);
    if (!said.every((one, at) => one === "no-answer" || one?.modelVersion === stages[at]?.version)) return [];
    const silentFrom = said.indexOf("no-answer");
    const scored = said.map((one, at) => {
      const silent = one === "no-answer" || one === null || (silentFrom >= 0 && at > silentFrom);
      const cost = stages[at]?.costMicros ?? 0;
      if (silent) return { score: 0, cost, correct: false };
      return { score: gateScore(one, none), cost, correct: saysAsLabelled(judgment, one.value, label.value) };
    });
    return [
      { label, stages: scored, values: said.map((one) => (typeof one === "string" ? null : (one?.value ?? null))) },
    ];
  });
}
