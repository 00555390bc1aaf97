import type { Bulk } from "@surety/core/wire/bulk";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button, buttonClass } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Countdown } from "../../design/countdown.tsx";
import { count, counted } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Time } from "../../design/time.tsx";
import { useUndoBulk } from "../../services/bulk.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { BulkItems } from "./bulk-items.tsx";
import { answerWords, statusWords } from "./bulk-words.ts";

/** One bulk: how far it is, what was refused, and the way back while there is one. */
export function BulkView({ bulk }: { bulk: Bulk }) {
  const undo = useUndoBulk(bulk.id);
  const { counts } = bulk;
  const [over, setOver] = useState<string | null>(null);
  const until = bulk.undoUntil === over ? null : bulk.undoUntil;
  const canUndo = bulk.status !== "undoing" && (counts.waiting > 0 || (until !== null && counts.decided > 0));
  const takeBack = () => {
    if (canUndo) undo.mutate(null);
  };
  useKeys([{ keys: "z", label: "Take all of it back", group: "Many at once", run: takeBack }]);
  return (
    <Page
      title={`${answerWords(bulk)}: ${counted(counts.total, "review")}`}
      lead={
        <>
          {bulk.workflow}, {statusWords[bulk.status]}, begun <Time at={bulk.at} />
        </>
      }
      actions={
        <Link to="/inbox" className={buttonClass()}>
          Back to the inbox
        </Link>
      }
    >
      {undo.isError && <ProblemNote error={undo.error} />}
      <Card
        title="How far it is"
        aside={
          canUndo && (
            <>
              {until !== null && <Countdown until={until} onEnd={() => setOver(until)} />}
              <Button small keys="z" disabled={undo.isPending} onClick={takeBack}>
                Take all back
              </Button>
            </>
          )
        }
      >
        <Progress bulk={bulk} />
      </Card>
      {bulk.refusals.length > 0 && <Refusals bulk={bulk} />}
      <BulkItems id={bulk.id} onUndo={(id) => undo.mutate([id])} busy={undo.isPending} />
    </Page>
  );
}

function Progress({ bulk: { counts, looks } }: { bulk: Bulk }) {
  const done = counts.total - counts.waiting;
  const facts = [
    [counts.decided, "decided"],
    [counts.waiting, "waiting for their turn"],
    [counts.refused, "not decided"],
    [counts.undone + counts.withdrawn, "taken back"],
    [counts.tooLate, "too late to take back"],
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      <div
        role="progressbar"
        aria-label="Settled reviews"
        aria-valuemin={0}
        aria-valuemax={counts.total}
        aria-valuenow={done}
        className="h-2 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full bg-reviewed transition-[width]" style={{ width: `${(done / counts.total) * 100}%` }} />
      </div>
      <p role="status" className="flex flex-wrap gap-x-5 gap-y-1">
        {facts
          .filter(([n], place) => n > 0 || place === 0)
          .map(([n, words]) => (
            <span key={words}>
              <span className="font-medium">{count(n)}</span> <span className="text-ink-2">{words}</span>
            </span>
          ))}
      </p>
      {looks !== null && (
        <p className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
          Those left for a look by themselves were answered the same:{" "}
          <NumberWithInterval rate={looks} noun="review" name="Share answered as the bulk was" />
        </p>
      )}
    </div>
  );
}

function Refusals({ bulk: { refusals, counts } }: { bulk: Bulk }) {
  return (
    <Card title="What was refused" aside={counted(counts.refused + counts.tooLate, "review")} flush>
      <ul className="divide-y">
        {refusals.map((one) => (
          <li key={one.reviewId} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-1.5">
            <Link
              to="/inbox/$reviewId"
              params={{ reviewId: one.reviewId }}
              className="min-w-0 truncate text-accent-ink hover:underline"
            >
              {one.title}
            </Link>
            <span className="text-sm text-ink-2">
              {one.undo ? "Not taken back: " : ""}
              {one.sentence}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
