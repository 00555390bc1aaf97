import { confidenceGroups, type ConfidenceGroup } from "../statistics/confidence-groups.ts";

/** A threshold with the labelled cases at or above it, and how many of those were wrong. */
export type CurvePoint = { threshold: number; accepted: number; errors: number };

/** What each of some thresholds would have done with the labels of a gate, from the strictest to the most lenient. */
export type GateCurve = { labels: number; points: CurvePoint[] };

const MOST_POINTS = 120;

/** The curve of labelled cases; `errors` is 1 where wrong. The thresholds in `marked` are on it, and the most lenient. */
export function gateCurve(
  scores: ArrayLike<number>,
  errors: ArrayLike<number>,
  marked: readonly number[] = [],
): GateCurve {
  const groups = confidenceGroups(scores, errors);
  const last = groups.at(-1);
  let due = 1;
  const isDue = (group: ConfidenceGroup) => {
    if (group.accepted * MOST_POINTS < due * scores.length) return false;
    due = Math.floor((group.accepted * MOST_POINTS) / scores.length) + 1;
    return true;
  };
  const points = groups.filter((group) => isDue(group) || group === last || marked.includes(group.threshold));
  return { labels: scores.length, points: points.map(pointOf) };
}

function pointOf({ threshold, accepted, errors }: ConfidenceGroup): CurvePoint {
  return { threshold, accepted, errors };
}
