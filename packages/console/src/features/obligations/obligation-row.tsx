import type { ObligationWire } from "@surety/core/wire/obligation";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { controlClass } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Time } from "../../design/time.tsx";
import { useObligationAction } from "../../services/obligations.ts";

/** One obligation: by when, what the clause says, and what became of it. */
export function ObligationRow({ obligation }: { obligation: ObligationWire }) {
  const { type, quote, due, zone, status, case: of } = obligation;
  return (
    <li className="flex flex-col gap-2 px-4 py-3 sm:flex-row sm:gap-4">
      <div className="w-32 shrink-0">
        <p className="font-mono text-sm">{due ?? "no day"}</p>
        <p className="text-xs text-ink-3">{zone}</p>
      </div>
      <div className="min-w-0 grow">
        <p className="font-medium">{type}</p>
        <q className="line-clamp-3 max-w-[72ch] text-sm text-ink-2 [overflow-wrap:anywhere]">{quote}</q>
        <p className="text-sm text-ink-3">
          <Link to="/cases/$id" params={{ id: of.id }} className="text-accent-ink underline max-sm:py-3">
            {of.title}
          </Link>
          , {obligation.workflow}
        </p>
      </div>
      <div className="w-56 shrink-0">
        {status === "open" ? <OpenObligation obligation={obligation} /> : <Settled obligation={obligation} />}
      </div>
    </li>
  );
}

function OpenObligation({ obligation: { id, type, due, nextReminderAt } }: { obligation: ObligationWire }) {
  const action = useObligationAction(id);
  const [day, setDay] = useState(due ?? "");
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex gap-1.5">
        <Button small disabled={action.isPending} onClick={() => action.mutate({ status: "done", note: null })}>
          Done
        </Button>
        <Button
          small
          tone="ghost"
          disabled={action.isPending}
          onClick={() => action.mutate({ status: "dropped", note: null })}
        >
          Does not concern us
        </Button>
      </div>
      <div className="flex items-center gap-1.5">
        <input
          type="date"
          aria-label={`Day on which ${type} is due`}
          className={controlClass}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button
          small
          disabled={action.isPending || day === "" || day === due}
          onClick={() => action.mutate({ due: day })}
        >
          Set
        </Button>
      </div>
      <p className="text-xs text-ink-3">
        {nextReminderAt === null ? (
          due === null ? (
            "Nobody is reminded until a day is set."
          ) : (
            "No reminder comes any more."
          )
        ) : (
          <>
            Next reminder <Time at={nextReminderAt} />
          </>
        )}
      </p>
      {action.isError && <ProblemNote error={action.error} />}
    </div>
  );
}

function Settled({ obligation: { status, settledBy, settledAt, note } }: { obligation: ObligationWire }) {
  return (
    <div className="flex flex-col gap-1 text-sm text-ink-3">
      <Badge>{status}</Badge>
      <p>
        {settledBy}
        {settledAt !== null && (
          <>
            , <Time at={settledAt} />
          </>
        )}
      </p>
      {note !== null && <p className="[overflow-wrap:anywhere]">{note}</p>}
    </div>
  );
}
