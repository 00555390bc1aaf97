import type { BulkPlan } from "../wire/bulk.ts";
import type { ReviewPlan } from "../wire/review-preview.ts";

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

function effectsOf(reviews: readonly PlannedReview[]): Summary["effects"] {
  const all = reviews.flatMap((review) => review.plan.effects.map((effect) => ({ review, effect })));
  const groups = Map.groupBy(all, ({ effect }) => `${effect.kind}\n${effect.target}\n${effect.happens}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { kind, target, happens, request } = first.effect;
      const sample = { reviewId: first.review.reviewId, title: first.review.title, request };
      return [{ kind, target, happens, count: group.length, sample }];
    })
    .toSorted((one, other) => other.count - one.count);
}

function counted<Value>(values: readonly Value[]): [Value, number][] {
  const groups = [...Map.groupBy(values, (value) => value)].map(([value, some]): [Value, number] => [
    value,
    some.length,
  ]);
  return groups.toSorted(([, one], [, other]) => other - one);
}
