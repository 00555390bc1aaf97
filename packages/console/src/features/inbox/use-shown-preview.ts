import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { correctedPreviewQuery, previewQuery, type PreviewRequest } from "../../services/reviews.ts";
import type { Draft } from "./answer-draft.ts";

const SETTLE_MS = 200;

/** What the answers would do, with the corrections as they stand; asked for again when the typing pauses. */
export function useShownPreview(reviewId: string, draft: Draft, enabled: boolean) {
  const wanted = useSettled(requestOf(draft));
  const plain = useQuery({ ...previewQuery(reviewId), enabled: enabled && wanted === null });
  const corrected = useQuery({
    ...correctedPreviewQuery(reviewId, wanted ?? { edits: {}, question: null }),
    enabled: enabled && wanted !== null,
  });
  const shown = wanted === null ? plain : corrected;
  // While more is typed, what is on screen is not what would be done.
  const late = JSON.stringify(wanted) !== JSON.stringify(requestOf(draft));
  const { data, error, isPending, isError, isPlaceholderData } = shown;
  return { data, error, isPending, isError, isPlaceholderData: isPlaceholderData || late };
}

function requestOf({ edits, verdict, question, asked }: Draft): PreviewRequest | null {
  const asks = verdict === "send-back";
  if (Object.keys(edits).length === 0 && !asks) return null;
  return { edits, question: asks ? { text: question, fields: asked } : null };
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
