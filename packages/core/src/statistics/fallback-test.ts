import { allowedErrors } from "./allowed-errors.ts";
import type { ConfidenceGroup } from "./confidence-groups.ts";
import type { StartingPoint } from "./starting-points.ts";

type Tested = Pick<ConfidenceGroup, "accepted" | "errors">;

/**
 * Those of a sequence of hypotheses "more than `target` of what this accepts is wrong" that the cases refute, in their
 * order. The error budget lies on the starting points; what passes hands its budget on to the next, what does not loses it
 * (the fallback procedure of Wiens and Dmitrienko, 2005). With the probability of the whole budget none of those that
 * pass is wrong, whatever the order, as long as the order and the starts were chosen without these cases' errors.
 */
export function passingOf<Group extends Tested>(
  groups: readonly Group[],
  starts: readonly StartingPoint[],
  target: number,
): Group[] {
  const most = groups.reduce((found, group) => Math.max(found, group.accepted), 0);
  const allowedAt = new Map<number, Int32Array>();
  const placed = new Map(starts.map((start) => [start.group, start.delta]));
  const passed: Group[] = [];
  let budget = 0;
  for (const [i, group] of groups.entries()) {
    budget += placed.get(i) ?? 0;
    if (budget === 0) continue;
    const allowed = allowedAt.get(budget) ?? allowedErrors(most, target, budget);
    allowedAt.set(budget, allowed);
    if (group.errors <= allowed[group.accepted]!) passed.push(group);
    else budget = 0;
  }
  return passed;
}
