import type { SuspectList as Suspects } from "@surety/core/wire/label";
import { useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { count, percent } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useResolveSuspect } from "../../services/datasets.ts";

const perPage = 10;

/** Labels that a model contradicts although it has not seen them: keep each, or take what the model proposes. */
export function SuspectList({ suspects, mayChange }: { suspects: Suspects; mayChange: boolean }) {
  const { items, open, kept, relabelled } = suspects;
  // What a training finds while somebody looks comes when they ask, so that what they look at stays where it is.
  const [shown, setShown] = useState(items.length === 0 ? 0 : perPage);
  const resolving = useResolveSuspect();
  return (
    <Card
      title="Labels that the model doubts"
      aside={`${count(open)} open, ${count(kept)} kept, ${count(relabelled)} corrected`}
    >
      <p className="mb-3 max-w-[72ch] text-sm text-ink-3">
        Each was judged by a model trained without it. Some are mistakes; some are cases that truly allow two answers.
        To keep one is final; a change waits until a second person, asked without either answer, agrees.
      </p>
      {shown > 0 && items.length === 0 && <p className="text-ink-2">None is left.</p>}
      {resolving.isError && <ProblemNote error={resolving.error} />}
      {shown === 0 && (
        <p className="flex min-h-6 items-center gap-3 text-ink-2">
          {items.length === 0 ? "None. Training looks for them each time." : "A training has found some."}
          {items.length > 0 && (
            <Button small onClick={() => setShown(perPage)}>
              Show them
            </Button>
          )}
        </p>
      )}
      <ul className="flex flex-col divide-y">
        {items.slice(0, shown).map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <p className="line-clamp-2 min-w-60 grow basis-1/2" title={one.text}>
              {one.text}
            </p>
            <Badge>
              labelled {one.given}, {percent(one.givenProbability)}
            </Badge>
            <Badge tone="accent">
              model {one.likely}, {percent(one.likelyProbability)}
            </Badge>
            {mayChange && (
              <span className="flex gap-2">
                <Button
                  small
                  disabled={resolving.isPending}
                  onClick={() => resolving.mutate({ suspect: one.id, answer: { resolution: "kept" } })}
                >
                  Keep {one.given}
                </Button>
                <Button
                  small
                  disabled={resolving.isPending}
                  onClick={() => resolving.mutate({ suspect: one.id, answer: { resolution: "relabelled" } })}
                >
                  Change to {one.likely}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown > 0 && items.length > shown && (
        <Button tone="ghost" onClick={() => setShown(shown + perPage)}>
          Show more
        </Button>
      )}
    </Card>
  );
}
