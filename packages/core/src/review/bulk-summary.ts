import type { BulkPlan } from "../wire/bulk.ts";
import type { PlannedEffect, ReviewPlan } from "../wire/review-preview.ts";

/** One review of a bulk with what the given answer would do. `suggestion` is null where none is shown. */
export interface PlannedReview {
  reviewId: string;
  title: string;
  suggestion: string | null;
  overrides: boolean;
  plan: ReviewPlan;
}

type Summary = Pick<BulkPlan, "suggested" | "overrides" | "effects" | "notes">;

/** What the answers to all reviews come to: counts by suggestion, by kind of effect, and by what nobody knows yet. */
export function bulkSummary(reviews: readonly PlannedReview[]): Summary {
  return {
    suggested: counted(reviews.map(({ suggestion }) => suggestion)).map(([value, count]) => ({ value, count })),
    overrides: reviews.filter(({ overrides }) => overrides).length,
    effects: effectsOf(reviews),
    notes: counted(reviews.flatMap(({ plan }) => plan.note ?? [])).map(([note, count]) => ({ note, count })),
  };
}

/** Kinds of effect that go to so many places at most are told place by place; else the places are counted. */
const mostTargets = 5;

interface Planned {
  review: PlannedReview;
  effect: PlannedEffect;
}

function effectsOf(reviews: readonly PlannedReview[]): Summary["effects"] {
  const all = reviews.flatMap((review) => review.plan.effects.map((effect) => ({ review, effect })));
  const kinds = Map.groupBy(all, ({ effect }) => `${effect.kind}\n${effect.connection}\n${effect.happens}`);
  return [...kinds.values()].flatMap(byTarget).toSorted((one, other) => other.count - one.count);
}

function byTarget(kind: readonly Planned[]): Summary["effects"] {
  const targets = Map.groupBy(kind, ({ effect }) => effect.target);
  if (targets.size > mostTargets) return groupOf(kind, null, targets.size);
  return [...targets].flatMap(([target, some]) => groupOf(some, target, 1));
}

function groupOf(group: readonly Planned[], target: string | null, targets: number): Summary["effects"] {
  const [first] = group;
  if (first === undefined) return [];
  const { kind, connection, origin, happens, request } = first.effect;
  const sample = { reviewId: first.review.reviewId, title: first.review.title, target: first.effect.target, request };
  return [{ kind, target, targets, connection, origin, happens, count: group.length, sample }];
}

function counted<Value>(values: readonly Value[]): [Value, number][] {
  const groups = [...Map.groupBy(values, (value) => value)].map(([value, some]): [Value, number] => [
    value,
    some.length,
  ]);
  return groups.toSorted(([, one], [, other]) => other - one);
}
