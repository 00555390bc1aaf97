import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isStatus } from "../../services/problem.ts";
import { reviewActions, reviewQuery } from "../../services/reviews.ts";
import { inboxStore } from "./inbox-store.ts";

const DWELL_MS = 250;

/**
 * Holds a review while it is open, so that nobody works twice. Passing by with j and k claims nothing; leaving
 * without an answer gives it back. Returns the refusal where somebody else holds it.
 */
export function useClaim(id: string | null): unknown {
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<{ id: string; error: unknown } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let claimed = false;
    const claim = async () => {
      try {
        const detail = await reviewActions.claim(id);
        claimed = true;
        client.setQueryData(reviewQuery(id).queryKey, detail);
        setRefusal(null);
      } catch (error) {
        if (isStatus(error, 409)) setRefusal({ id, error });
      }
    };
    const timer = setTimeout(() => void claim(), DWELL_MS);
    return () => {
      clearTimeout(timer);
      if (claimed && !inboxStore.isHandled(id)) reviewActions.release(id).catch(() => undefined);
    };
  }, [id, client]);
  return refusal?.id === id ? refusal?.error : null;
}
