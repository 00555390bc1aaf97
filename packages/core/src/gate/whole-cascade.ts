import type { MeasuredCascade, MeasuredStage } from "../wire/cascade.ts";

/** What the cascades of all segments do together; of several cut-offs of a stage the lowest stands for it. */
export function wholeCascade(segments: readonly MeasuredCascade[]): MeasuredCascade {
  const [first] = segments;
  if (first === undefined) throw new RangeError("a cascade has at least one segment");
  if (segments.length === 1) return first;
  const sum = (of: (one: MeasuredCascade) => number) => segments.reduce((total, one) => total + of(one), 0);
  const cases = sum((one) => one.cases);
  return {
    ...first,
    stages: first.stages.map((_, at) => wholeStage(segments, at)),
    cases,
    planning: sum(({ planning }) => planning),
    people: sum(({ people }) => people),
    costMicros: sum((one) => one.costMicros * one.cases) / Math.max(1, cases),
    vectors: sum(({ vectors }) => vectors),
    passed: sum(({ passed }) => passed),
  };
}

function wholeStage(segments: readonly MeasuredCascade[], at: number): MeasuredStage {
  const stages = segments.map((one) => one.stages[at]!);
  const sum = (of: "asked" | "answered" | "errors") => stages.reduce((total, one) => total + one[of], 0);
  const cutoffs = stages.flatMap(({ cutoff }) => (cutoff === null ? [] : [cutoff]));
  return {
    ...stages[0]!,
    cutoff: cutoffs.length === 0 ? null : Math.min(...cutoffs),
    asked: sum("asked"),
    answered: sum("answered"),
    errors: sum("errors"),
    without: cutoffs.length === 0 ? null : wholeWithout(segments, at),
  };
}

/** Segments that do not ask it would be as they are. */
function wholeWithout(segments: readonly MeasuredCascade[], at: number): NonNullable<MeasuredStage["without"]> {
  const each = segments.map((one) => ({ cases: one.cases, ...(one.stages[at]!.without ?? one) }));
  const cases = each.reduce((total, one) => total + one.cases, 0);
  const cost = each.reduce((total, { costMicros, cases: of }) => total + costMicros * of, 0);
  return { costMicros: cost / Math.max(1, cases), people: each.reduce((total, { people }) => total + people, 0) };
}
