import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isStatus } from "../../services/problem.ts";
import { releaseOnLeave, reviewActions, reviewQuery } from "../../services/reviews.ts";
import { inboxStore } from "./inbox-store.ts";

const DWELL_MS = 250;
/** Whoever does something meanwhile holds the review for longer; the shortest claim is a minute. */
const EXTEND_MS = 25_000;

/**
 * Holds a review while it is open, so that nobody works twice. Passing by with j and k claims nothing; leaving without an
 * answer, or closing the page, gives it back; doing something holds it longer. Returns the refusal where somebody else
 * holds it, and a way to ask again.
 */
export function useClaim(id: string): { refusal: unknown; again: () => void } {
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<{ id: string; error: unknown } | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let claimed = false;
    let active = false;
    const claim = async (shown: boolean) => {
      try {
        const detail = await reviewActions.claim(id);
        claimed = true;
        if (shown) client.setQueryData(reviewQuery(id).queryKey, detail);
        setRefusal(null);
      } catch (error) {
        if (!isStatus(error, 409)) return;
        claimed = false;
        setRefusal({ id, error });
      }
    };
    const note = () => void (active = true);
    const extend = () => {
      if (claimed && active && !inboxStore.isHandled(id)) void claim(false);
      active = false;
    };
    const leave = () => claimed && !inboxStore.isHandled(id) && releaseOnLeave(id);
    const timer = setTimeout(() => void claim(true), DWELL_MS);
    const extending = setInterval(extend, EXTEND_MS);
    const events = ["keydown", "pointerdown", "input"] as const;
    for (const event of events) document.addEventListener(event, note, { capture: true, passive: true });
    addEventListener("pagehide", leave);
    return () => {
      clearTimeout(timer);
      clearInterval(extending);
      for (const event of events) document.removeEventListener(event, note, { capture: true });
      removeEventListener("pagehide", leave);
      if (claimed && !inboxStore.isHandled(id)) reviewActions.release(id).catch(() => undefined);
    };
  }, [id, client, round]);
  return { refusal: refusal?.id === id ? refusal.error : null, again: () => setRound((one) => one + 1) };
}
