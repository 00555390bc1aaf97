import type { ReviewPlan, ReviewPreview } from "@surety/core/wire/review-preview";
import { useQuery } from "@tanstack/react-query";
import { previewQuery } from "../../services/reviews.ts";
import { Folded } from "../../design/folded.tsx";
import { PlanDetail } from "../inbox/plan-detail.tsx";
import { planLine } from "../inbox/plan-words.ts";
import { answerInWords } from "./record-words.ts";

/** What each answer that people can give would do; answers that do the same are one line. */
export function NextByAnswer({ reviewId }: { reviewId: string }) {
  const { data } = useQuery(previewQuery(reviewId));
  if (data === undefined || data.withheld !== null) return null;
  return (
    <ul className="mt-3 flex flex-col gap-2 border-t pt-3">
      {data.plans.map((plan, place) => (
        <PlanItem key={place} plan={plan} answers={answersOf(data, place)} />
      ))}
    </ul>
  );
}

function PlanItem({ plan, answers }: { plan: ReviewPlan; answers: string }) {
  return (
    <li className="min-w-0">
      <p className="line-clamp-2 font-medium [overflow-wrap:anywhere]" title={answers}>
        {answers}
      </p>
      <Folded summary={<span className="[overflow-wrap:anywhere]">{planLine(plan)}</span>}>
        <PlanDetail plan={plan} />
      </Folded>
    </li>
  );
}

const words = { decide: "try again", reject: "reject the case", "out-of-scope": "none fits" } as const;

function answersOf({ answers }: ReviewPreview, place: number): string {
  return answers
    .filter((one) => one.plan === place)
    .map(({ verdict, answers: said }) =>
      verdict === "decide" && Object.keys(said).length > 0
        ? Object.values(said).map(answerInWords).join(" and ")
        : words[verdict],
    )
    .join(", ");
}
