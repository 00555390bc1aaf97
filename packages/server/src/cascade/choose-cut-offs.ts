import { auditDraw } from "@surety/core/gate/audit-draw";
import type { CascadeCase } from "@surety/core/gate/cascade";
import type { ChosenCascade } from "@surety/core/gate/cascade-choice";
import { type CascadeParts, chooseCascades } from "@surety/core/gate/cascade-segments";
import { splitToPlan } from "@surety/core/gate/split-to-plan";
import type { MeasuredCascade, MeasuredStage } from "@surety/core/wire/cascade";
import type { CascadePrices } from "./cascade-money.ts";
import type { JointRow, StageFacts } from "./joint-table.ts";

export interface CutOffQuestion {
  rows: readonly JointRow[];
  /** Labels that may not test, because a stage learned from them. */
  teaching: readonly JointRow[];
  /** Whether each segment has a promise of its own; labels of none then count for none. */
  segmented: boolean;
  stages: readonly StageFacts[];
  prices: CascadePrices;
  target: number;
  assurance: number;
  judgments: number;
  look: number;
}

export interface SegmentCascade {
  chosen: ChosenCascade;
  measured: MeasuredCascade;
}

/**
 * Chooses the cut-offs of each segment, or of all cases as segment "", and what the best ones without each stage would be;
 * those are estimates and promise nothing.
 */
export function chooseCutOffs(question: CutOffQuestion): Map<string, SegmentCascade> {
  const { rows, teaching, segmented, stages, prices, ...goal } = question;
  const segments = partsOf(rows, teaching, segmented);
  const asked = { ...goal, money: prices.money };
  const chosen = chooseCascades({ ...asked, segments });
  const without = stages.map((_, at) =>
    stages.length === 1 ? null : chooseCascades({ ...asked, segments: withoutStage(segments, at) }),
  );
  return new Map(
    [...chosen].map(([segment, one]) => {
      const { planning, calibration } = segments.get(segment)!;
      const others = without.map((some) => some?.get(segment)?.tally ?? null);
      return [segment, { chosen: one, measured: measuredOf(one, others, { planning, calibration, stages, prices }) }];
    }),
  );
}

interface Facts extends CascadeParts {
  stages: readonly StageFacts[];
  prices: CascadePrices;
}

function measuredOf(
  { cutoffs, tally, vectors, passed }: ChosenCascade,
  others: readonly (ChosenCascade["tally"] | null)[],
  { planning, calibration, stages, prices: { money, personFrom } }: Facts,
): MeasuredCascade {
  return {
    stages: stages.map((facts, at): MeasuredStage => {
      const { asked, answered, errors } = tally.stages[at] ?? { asked: 0, answered: 0, errors: 0 };
      const cutoff = cutoffs?.[at] ?? null;
      const { costPerCase = money.person, people = calibration.length } = others[at] ?? {};
      const without = cutoff === null ? null : { costMicros: costPerCase, people };
      return { ...facts, cutoff, asked, answered, errors, without };
    }),
    cases: calibration.length,
    planning: planning.length,
    people: tally.people,
    costMicros: tally.costPerCase,
    personMicros: money.person,
    personFrom,
    errorMicros: money.error,
    vectors,
    passed,
  };
}

/** Which labels plan, depends on their text, their number and on what those that plan say, and these test nothing at that look. */
function partsOf(
  rows: readonly JointRow[],
  teaching: readonly JointRow[],
  segmented: boolean,
): Map<string, CascadeParts> {
  const split = splitToPlan(rows, teaching.map(caseOf), {
    caseOf,
    drawOf: ({ label }) => auditDraw("cascade-plan", label.text),
  });
  const segmentOf = ({ label }: JointRow) => (segmented ? label.segment : "");
  const casesOf = (some: readonly JointRow[], segment: string) =>
    some.filter((row) => segmentOf(row) === segment).map(({ stages }) => stages);
  const names = segmented ? new Set(rows.map(segmentOf).filter((one) => one !== null)) : new Set([""]);
  const [planning, testing] = [[...teaching, ...split.planning], split.testing];
  return new Map(
    [...names].sort().map((name) => [name, { planning: casesOf(planning, name), calibration: casesOf(testing, name) }]),
  );
}

const caseOf = ({ stages }: JointRow): CascadeCase => stages;

function withoutStage(segments: ReadonlyMap<string, CascadeParts>, stage: number): Map<string, CascadeParts> {
  const rest = (cases: readonly CascadeCase[]) => cases.map((one) => one.toSpliced(stage, 1));
  return new Map(
    [...segments].map(([segment, { planning, calibration }]) => [
      segment,
      { planning: rest(planning), calibration: rest(calibration) },
    ]),
  );
}
