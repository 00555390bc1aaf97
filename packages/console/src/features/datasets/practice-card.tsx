import type { Practice } from "@surety/core/wire/practice";
import { Card } from "../../design/card.tsx";
import { count, duration } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";

const shownWeeks = 6;

/** How one person decides, week by week, and on cases whose answer is known. */
export function PracticeCard({ practice, own }: { practice: Practice; own: boolean }) {
  return (
    <Card title={own ? "How you decide" : practice.name} aside={own && "You see this first"}>
      <div className="flex flex-col gap-4">
        <dl className="flex flex-wrap gap-x-8 gap-y-1">
          <div>
            <dt className="text-sm text-ink-3">Right on planted cases</dt>
            <dd>
              <NumberWithInterval
                rate={practice.planted}
                noun="case"
                name="Share answered as known"
                missing="none yet"
              />
            </dd>
          </div>
          <div>
            <dt className="text-sm text-ink-3">Right where the machine suggested something wrong</dt>
            <dd>
              <NumberWithInterval rate={practice.plantedWrongSuggestion} noun="case" missing="none yet" />
            </dd>
          </div>
        </dl>
        {practice.queues.map((queue) => (
          <section key={queue.queue} aria-label={queue.queue}>
            <h3 className="text-h3">{queue.queue}</h3>
            {queue.signal !== null && (
              <p role="note" className="my-1 rounded-sm bg-caught-soft px-2 py-1 text-caught-ink">
                {queue.signal}
              </p>
            )}
            <WeekTable weeks={queue.weeks.slice(-shownWeeks)} label={`Weeks in ${queue.queue}`} />
          </section>
        ))}
      </div>
    </Card>
  );
}

function WeekTable({ weeks, label }: { weeks: Practice["queues"][number]["weeks"]; label: string }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <table className="text-sm">
        <thead>
          <tr className="border-b text-left text-ink-3">
            {["Week from", "Decisions", "Half within", "One in ten within", "Agrees with the machine"].map((title) => (
              <th key={title} scope="col" className="h-8 pr-6 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {weeks.map((week) => (
            <tr key={week.from} className="h-8">
              <td className="pr-6">{week.from.slice(0, 10)}</td>
              <td className="pr-6">{count(week.decisions)}</td>
              <td className="pr-6">{duration(week.medianSeconds * 1000)}</td>
              <td className="pr-6">{duration(week.p10Seconds * 1000)}</td>
              <td>
                <NumberWithInterval rate={week.agreement} noun="decision" missing="no suggestion shown" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
