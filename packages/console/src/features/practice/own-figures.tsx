import type { PracticeSummary } from "@surety/core/wire/practice";
import type { ReactNode } from "react";
import { Card } from "../../design/card.tsx";
import { count, counted } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";

/** One person's last days in a few figures, each with what it rests on. */
export function OwnFigures({ summary }: { summary: PracticeSummary }) {
  const { days, decided, timed, medianSeconds } = summary;
  return (
    <Card title={`Your last ${days} days`} aside="You see this first">
      {summary.signals.map(({ queue, sentence }) => (
        <p key={queue} role="note" className="mb-3 rounded-sm bg-caught-soft px-2 py-1.5 text-caught-ink">
          {queue}: {sentence} Nobody else is told of this before it has stood for a week, and then only whom you let see
          it.
        </p>
      ))}
      <dl className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        <Figure title="Decided">
          <span className="font-medium">{count(decided)}</span>
        </Figure>
        <Figure title="Half of them within">
          {medianSeconds === null ? (
            <span className="text-ink-3">not timed yet</span>
          ) : (
            <Hint
              text={`The median of ${counted(timed, "decision")} with a measured time. What you decided together counts in none.`}
            >
              <span className="font-medium">{medianSeconds.toFixed(1)} s</span>
              <span className="text-sm text-ink-3"> {count(timed)} timed</span>
            </Hint>
          )}
        </Figure>
        <Figure title="Answered differently from the suggestion">
          <NumberWithInterval rate={summary.overrides} noun="answer" missing="no suggestion shown" />
        </Figure>
        <Figure title="Second opinions that say the same">
          <NumberWithInterval rate={summary.agreement} noun="case" missing="none yet" />
        </Figure>
        <Figure title="Right on planted cases">
          <NumberWithInterval rate={summary.planted} noun="case" missing="none yet" />
        </Figure>
        <Figure title="Right where the machine suggested something wrong">
          <NumberWithInterval rate={summary.plantedWrongSuggestion} noun="case" missing="none yet" />
        </Figure>
      </dl>
    </Card>
  );
}

function Figure({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-3">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
