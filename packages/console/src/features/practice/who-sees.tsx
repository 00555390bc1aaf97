import { fewestInTeam, type PracticeSummary } from "@surety/core/wire/practice";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Time } from "../../design/time.tsx";
import { useSetPractice } from "../../services/datasets.ts";

/** What the figures are for, who else can see what of them, and who has. */
export function WhoSees({ summary }: { summary: PracticeSummary }) {
  const set = useSetPractice();
  const shared = summary.sharedAt !== null;
  return (
    <Card title="What it is for, and who sees it">
      <div className="flex max-w-[72ch] flex-col gap-3">
        <p className="text-ink-2">
          It is for you: to notice when you wave cases through, and where a rule is unclear. It ranks nobody. Others see
          queues as a whole, and only where {fewestInTeam} people or more decide. Owners see your own figures if you let
          them. Without that they can look once, with a reason, and it is written here and into the audit log.
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <Button disabled={set.isPending} aria-pressed={shared} onClick={() => set.mutate({ shared: !shared })}>
            {shared ? "Stop letting owners see it" : "Let owners see it"}
          </Button>
          {summary.sharedAt !== null && (
            <span className="text-sm text-ink-3">
              shared <Time at={summary.sharedAt} />
            </span>
          )}
        </div>
        <ReviewHours
          hours={summary.reviewHours}
          busy={set.isPending}
          onSet={(reviewHours) => set.mutate({ reviewHours })}
        />
        {set.isError && <ProblemNote error={set.error} />}
        <h3 className="text-h3">Who has looked</h3>
        {summary.looks.length === 0 ? (
          <p className="text-ink-3">Nobody.</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {summary.looks.map((look) => (
              <li key={look.at} className="text-ink-2">
                <span className="font-medium text-ink">{look.by}</span>, <Time at={look.at} />: {look.because}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

type HoursProps = { hours: number | null; busy: boolean; onSet: (hours: number | null) => void };

/** By one's own word; the workload page adds them up, and shows nobody's alone. */
function ReviewHours({ hours, busy, onSet }: HoursProps) {
  const [text, setText] = useState(hours === null ? "" : String(hours));
  const value = text.trim() === "" ? null : Number(text);
  const wrong = value !== null && !(value > 0 && value <= 168);
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onSet(value);
      }}
    >
      <Field
        label="Hours a week that you have for reviews"
        inputMode="decimal"
        className="w-72"
        value={text}
        onChange={(event) => setText(event.target.value)}
        hint="The workload page shows the sum of all, and nobody's alone."
        problem={wrong ? "Between 0 and 168." : null}
      />
      <Button type="submit" className="mt-5" disabled={busy || wrong || value === hours}>
        Keep
      </Button>
    </form>
  );
}
