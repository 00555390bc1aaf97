import type { ReviewDetail } from "@surety/core/wire/review";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { reviewActions, reviewQuery } from "../../services/reviews.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { missing, type Draft } from "./answer-draft.ts";

type Props = { review: ReviewDetail; draft: Draft; disabled: boolean };

/**
 * Where evidence comes before the suggestion: it is not here until somebody asks for it, with the answer they would give,
 * or outright. Which of the two is kept.
 */
export function SuggestionAsk({ review, draft, disabled }: Props) {
  const client = useQueryClient();
  const answered = draft.verdict === "decide" && missing(draft, review.questions) === null;
  const ask = useMutation({
    mutationFn: () => reviewActions.suggestion(review.id, answered ? draft.answers : null),
    onSuccess: (detail) => client.setQueryData(reviewQuery(review.id).queryKey, detail),
  });
  const open = review.suggestionPolicy === "after-evidence" && review.suggestionSeen === "none" && !review.timed;
  const run = () => {
    if (open && !disabled && !ask.isPending) ask.mutate();
  };
  useKeys([{ keys: "m", label: "See what the machine thinks", group: "Answer", run }]);
  if (!open) return null;
  return (
    <div className="flex flex-col items-start gap-1.5 rounded-md border bg-sunken px-3 py-2">
      <p className="text-sm text-ink-2">
        {answered
          ? "Your answer is kept as you gave it. You can compare it before you send it."
          : "Read first. What the machine thinks comes after your own answer, or when you ask."}
      </p>
      <Button small keys="m" disabled={disabled || ask.isPending} onClick={run}>
        {answered ? "Compare with the machine" : "Ask the machine first"}
      </Button>
      {ask.isError && <ProblemNote error={ask.error} />}
    </div>
  );
}
