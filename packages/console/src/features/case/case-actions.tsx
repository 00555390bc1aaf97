import type { CaseDetail } from "@surety/core/wire/case";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, buttonClass } from "../../design/button.tsx";
import { Kbd } from "../../design/kbd.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useKeys } from "../keyboard/key-store.ts";
import { useCancelCase, useRetryCase } from "../../services/cases.ts";

const retryable = new Set<CaseDetail["status"]>(["failed", "quarantined"]);
const ended = new Set<CaseDetail["status"]>(["done", "cancelled"]);

/** What can be done with this case now. */
export function CaseActions({ detail }: { detail: CaseDetail }) {
  const retry = useRetryCase(detail.id);
  const cancel = useCancelCase(detail.id);
  const open = detail.review !== null && detail.review.status !== "decided" && detail.review.status !== "closed";
  const mayRetry = (retryable.has(detail.status) || detail.waitingFor === "retry") && !retry.isPending;
  const navigate = useNavigate();
  useKeys([
    ...(open && detail.review
      ? [
          {
            keys: "a",
            label: "Answer it in the inbox",
            group: "Case",
            run: () => void navigate({ to: "/inbox/$reviewId", params: { reviewId: detail.review?.id ?? "" } }),
          },
        ]
      : []),
    ...(mayRetry ? [{ keys: "r", label: "Retry now", group: "Case", run: () => retry.mutate() }] : []),
  ]);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {open && detail.review && (
        <Link to="/inbox/$reviewId" params={{ reviewId: detail.review.id }} className={buttonClass("primary")}>
          Answer it in the inbox
          <Kbd keys="a" onAccent />
        </Link>
      )}
      {(retryable.has(detail.status) || detail.waitingFor === "retry") && (
        <Button tone="primary" keys="r" disabled={retry.isPending} onClick={() => retry.mutate()}>
          Retry now
        </Button>
      )}
      {!ended.has(detail.status) && (
        <Button tone="harm" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          Cancel the case
        </Button>
      )}
      {(retry.error ?? cancel.error) && <ProblemNote error={retry.error ?? cancel.error} />}
    </div>
  );
}
