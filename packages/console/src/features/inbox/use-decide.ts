import type { EscalateRequest } from "@surety/core/wire/deciding";
import type { DecisionRequest, DecisionResult } from "@surety/core/wire/review";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { toasts } from "../../design/toast.tsx";
import { codeOf, explain } from "../../services/problem.ts";
import { reviewActions, reviewQuery } from "../../services/reviews.ts";
import { forgetDraft } from "./draft-store.ts";
import { inboxStore } from "./inbox-store.ts";
import { paceStore } from "./use-pace.ts";

/** What was done last; `taken` says whether the server has taken it, once it knows. */
type Last = { id: string; taken: Promise<boolean> };
type Where = { open: (id: string) => void };

type Sending = { request: () => Promise<DecisionResult>; seconds: number | null; done: string };

const sentence = (result: DecisionResult, title: string): string =>
  result.needsSecond ? `Saved: ${title}. A second person must agree.` : `Saved: ${title}`;

const yes = (): boolean => true;
const no = (): boolean => false;

const doneWords: Partial<Record<NonNullable<DecisionRequest["verdict"]>, string>> = {
  "judge-again": "Judged again",
  "send-back": "Sent back",
  split: "Split",
};

/** Sends answers while the person is already on the next case; a refused one comes back with what was typed. */
export function useDecide({ open }: Where) {
  const client = useQueryClient();
  const last = useRef<Last | null>(null);
  const go = useRef(open);
  useEffect(() => {
    go.current = open;
  });
  const readAgain = useCallback(() => {
    void client.invalidateQueries({ queryKey: ["reviews"] });
    void client.invalidateQueries({ queryKey: ["queues"] });
  }, [client]);

  const undo = useCallback(async () => {
    const taken = last.current;
    if (taken === null) return;
    last.current = null;
    // It is back before the server has answered, even to the decision itself; where that says no, it goes again.
    inboxStore.comeBack(taken.id);
    go.current(taken.id);
    if (!(await taken.taken)) return;
    try {
      await reviewActions.undo(taken.id);
      toasts.close(`undo ${taken.id}`);
      paceStore.undone();
      await client.invalidateQueries({ queryKey: reviewQuery(taken.id).queryKey });
      readAgain();
    } catch (error) {
      inboxStore.leave(taken.id);
      const { sentence: title, remedy } = explain(error);
      toasts.add({ title, description: remedy ?? "", type: "problem", priority: "high" });
    }
  }, [client, readAgain]);

  const send = useCallback(
    async (id: string, title: string, { request, seconds, done }: Sending) => {
      inboxStore.leave(id);
      const before = last.current;
      const sent = request();
      const own: Last = { id, taken: sent.then(yes, no) };
      last.current = own;
      try {
        const result = await sent;
        forgetDraft(id);
        toasts.close(`refused ${id}`);
        if (seconds !== null) paceStore.decided(seconds);
        if (before !== null) toasts.close(`undo ${before.id}`);
        // Taken back already before this answer came, or something else was done since: that is what can be undone.
        if (last.current !== own) return readAgain();
        if (result.undoUntil === null) last.current = null;
        const more =
          result.undoUntil === null
            ? { timeout: 3000 }
            : {
                timeout: 0,
                data: { until: result.undoUntil, action: { label: "Undo", keys: "z", run: () => void undo() } },
              };
        toasts.add({ id: `undo ${id}`, title: done === "" ? sentence(result, title) : `${done}: ${title}`, ...more });
        readAgain();
      } catch (error) {
        if (last.current === own) last.current = before;
        inboxStore.refuse(id, error);
        // What they saw is not what is there any more: they read it again, with what they typed beside it.
        if (codeOf(error) === "screen-changed") void client.invalidateQueries({ queryKey: reviewQuery(id).queryKey });
        const { sentence: reason } = explain(error);
        const toast = `refused ${id}`;
        const open = () => {
          toasts.close(toast);
          go.current(id);
        };
        toasts.add({
          id: toast,
          title: `Not saved: ${title}`,
          description: `${reason} What you typed is kept.`,
          type: "problem",
          priority: "high",
          timeout: 0,
          data: { action: { label: "Open it", run: open } },
        });
      }
    },
    [client, readAgain, undo],
  );
  const decide = useCallback(
    (id: string, title: string, decision: DecisionRequest) => {
      const seen = client.getQueryData(reviewQuery(id).queryKey)?.screen;
      return send(id, title, {
        request: () => reviewActions.decide(id, { ...decision, ...(seen === undefined ? {} : { screen: seen }) }),
        seconds: decision.seconds ?? 0,
        done: doneWords[decision.verdict ?? "decide"] ?? "",
      });
    },
    [client, send],
  );
  const escalate = useCallback(
    (id: string, title: string, request: EscalateRequest) =>
      send(id, title, { request: () => reviewActions.escalate(id, request), seconds: null, done: "Escalated" }),
    [send],
  );
  return { decide, escalate, undo };
}
