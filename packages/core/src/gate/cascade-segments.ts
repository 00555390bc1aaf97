import type { CascadeCase } from "./cascade.ts";
import { type CascadeQuestion, chooseCascade, type ChosenCascade } from "./cascade-choice.ts";
import { stagePriors } from "./cascade-priors.ts";

/** Labels of one segment that plan, and that test. */
export type CascadeParts = Pick<CascadeQuestion, "planning" | "calibration">;

export interface SegmentedQuestion extends Omit<CascadeQuestion, "planning" | "calibration" | "priors"> {
  segments: ReadonlyMap<string, CascadeParts>;
}

/** A segment with fewer cases that plan is taken to be like all others, until its own labels test it. */
const fewestOfItsOwn = 50;

/**
 * Chooses the cut-offs of each segment by a promise of its own: with the assurance, all of them hold at once. How likely a
 * stage is right at a score is fitted on the planning cases of all segments, and what is tested is only ever the segment's own.
 * As for gates of one model, segments that are not worth a look leave their share of its price to the others; whether they
 * are is decided before any error is looked at.
 */
export function chooseCascades({ segments, ...question }: SegmentedQuestion): Map<string, ChosenCascade> {
  const all = [...segments.values()].flatMap(({ planning }) => planning);
  const priors = stagePriors(all);
  const choose = ({ planning, calibration }: CascadeParts, sharing: number) =>
    chooseCascade({
      ...question,
      planning: planning.length >= fewestOfItsOwn ? planning : (all as readonly CascadeCase[]),
      calibration,
      priors,
      judgments: (question.judgments ?? 1) * sharing,
    });
  const equally = new Map([...segments].map(([segment, parts]) => [segment, choose(parts, segments.size)]));
  const worth = [...equally.values()].filter(({ tested }) => tested).length;
  if (worth === 0 || worth === segments.size) return equally;
  return new Map(
    [...equally].map(([segment, chosen]) => [segment, chosen.tested ? choose(segments.get(segment)!, worth) : chosen]),
  );
}
