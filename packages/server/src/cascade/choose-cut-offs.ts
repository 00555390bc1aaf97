import { auditDraw } from "@surety/core/gate/audit-draw";
import type { CascadeCase } from "@surety/core/gate/cascade";
import {
  type CascadeQuestion,
  chooseCascade,
  type ChosenCascade,
  shareThatPlans,
} from "@surety/core/gate/cascade-choice";
import type { MeasuredCascade, MeasuredStage } from "@surety/core/wire/cascade";
import type { CascadePrices } from "./cascade-money.ts";
import type { JointRow, StageFacts } from "./joint-table.ts";

export interface CutOffQuestion {
  rows: readonly JointRow[];
  stages: readonly StageFacts[];
  prices: CascadePrices;
  target: number;
  assurance: number;
  judgments: number;
  look: number;
}

/** Chooses the cut-offs, and what the best ones without each stage would be; those are estimates and promise nothing. */
export function chooseCutOffs(question: CutOffQuestion): { chosen: ChosenCascade; measured: MeasuredCascade } {
  const { rows, stages, prices, ...goal } = question;
  const [planning, calibration] = partsOf(rows);
  const asked = { ...goal, money: prices.money, planning, calibration };
  const chosen = chooseCascade(asked);
  const cutoffs = chosen.cutoffs ?? stages.map(() => null);
  return {
    chosen,
    measured: {
      stages: stages.map((facts, at): MeasuredStage => {
        const { asked: of, answered, errors } = chosen.tally.stages[at] ?? { asked: 0, answered: 0, errors: 0 };
        const cutoff = cutoffs[at] ?? null;
        return { ...facts, cutoff, asked: of, answered, errors, without: cutoff === null ? null : without(asked, at) };
      }),
      cases: calibration.length,
      planning: planning.length,
      people: chosen.tally.people,
      costMicros: chosen.tally.costPerCase,
      personMicros: prices.money.person,
      personFrom: prices.personFrom,
      errorMicros: prices.money.error,
      vectors: chosen.vectors,
      passed: chosen.passed,
    },
  };
}

/** Which labels plan, depends on their text and their number alone, and those that plan at one look test nothing there. */
function partsOf(rows: readonly JointRow[]): [CascadeCase[], CascadeCase[]] {
  const share = shareThatPlans(rows.length);
  const plans = ({ label }: JointRow) => auditDraw("cascade-plan", label.text) < share;
  const parts = Map.groupBy(rows, plans);
  const casesOf = (part: boolean) => (parts.get(part) ?? []).map(({ stages }) => stages);
  return [casesOf(true), casesOf(false)];
}

function without(question: CascadeQuestion, stage: number): MeasuredStage["without"] {
  const rest = (cases: readonly CascadeCase[]) => cases.map((one) => one.toSpliced(stage, 1));
  const { planning, calibration, money } = question;
  const isOnly = planning[0]?.length === 1;
  if (isOnly) return { costMicros: money.person, people: calibration.length };
  const { tally } = chooseCascade({ ...question, planning: rest(planning), calibration: rest(calibration) });
  return { costMicros: tally.costPerCase, people: tally.people };
}
