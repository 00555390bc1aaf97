import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { correctedPreviewQuery, previewQuery, type PreviewRequest } from "../../services/reviews.ts";
import type { ReviewQuestion } from "@surety/core/wire/review";
import { type Draft, withSuggestions } from "./answer-draft.ts";

const SETTLE_MS = 200;

/** What the answers would do, with what was typed as it stands; asked for again when the typing pauses. */
export function useShownPreview(reviewId: string, draft: Draft, questions: ReviewQuestion[], enabled: boolean) {
  const typed = requestOf(draft, questions);
  const wanted = useSettled(typed);
  const plain = useQuery({ ...previewQuery(reviewId), enabled: enabled && wanted === null });
  const corrected = useQuery({
    ...correctedPreviewQuery(reviewId, wanted ?? { answers: null, edits: {}, question: null }),
    enabled: enabled && wanted !== null,
  });
  const shown = wanted === null ? plain : corrected;
  // While more is typed, what is on screen is not what would be done.
  const late = JSON.stringify(wanted) !== JSON.stringify(typed);
  const { data, error, isPending, isError, isPlaceholderData } = shown;
  return { data, error, isPending, isError, isPlaceholderData: isPlaceholderData || late };
}

function requestOf(draft: Draft, questions: ReviewQuestion[]): PreviewRequest | null {
  const { edits, verdict, question, asked } = draft;
  const asks = verdict === "send-back";
  const answers = typedAnswers(draft, questions);
  if (Object.keys(edits).length === 0 && !asks && answers === null) return null;
  return { answers, edits, question: asks ? { text: question, fields: asked } : null };
}

/** All answers, where one is a record or clauses that differ from the suggestion: of those nobody has made a list. */
function typedAnswers(draft: Draft, questions: ReviewQuestion[]): Record<string, string> | null {
  if (draft.verdict !== "decide") return null;
  const { answers } = withSuggestions(draft, questions);
  const isTyped = questions.some(
    ({ kind, judgment, clauses, suggestion }) =>
      (kind === "extract" || clauses !== null) && answers[judgment] !== undefined && answers[judgment] !== suggestion,
  );
  const isWhole = questions.every(({ judgment }) => answers[judgment] !== undefined);
  return isTyped && isWhole ? answers : null;
}

function useSettled<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as Value;
}
