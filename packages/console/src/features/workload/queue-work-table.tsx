import type { QueueWork } from "@surety/core/wire/workload";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { count, counted } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { Hours } from "./hours.tsx";

const titles = ["Queue", "Open", "Due by tonight", "Overdue", "Seconds each", "Hours for these", "Next 7 days"];

/** The queues with what waits in each; every count opens its rows. */
export function QueueWorkTable({ queues, today, weeks }: { queues: QueueWork[]; today: string; weeks: number }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Queues">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-ink-3">
            {titles.map((title, place) => (
              <th
                key={title}
                scope="col"
                className={`h-8 px-3 font-medium whitespace-nowrap ${place === 0 ? "text-left" : "text-right"}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {queues.map((queue) => (
            <tr key={queue.queue} className="h-9 text-right hover:bg-sunken">
              <th scope="row" className="max-w-60 truncate px-3 text-left font-medium">
                {queue.queue}
              </th>
              <Rows n={queue.open} search={{ queue: queue.queue }} />
              <Rows n={queue.dueToday} search={{ queue: queue.queue, due: today }} />
              <Rows n={queue.overdue} search={{ queue: queue.queue, due: "overdue" }} late />
              <td className="px-3 whitespace-nowrap">
                <SecondsEach time={queue.secondsPerReview} />
              </td>
              <td className="px-3 whitespace-nowrap">
                <Hours hours={queue.hours} how={howLong(queue)} missing="not timed yet" />
              </td>
              <td className="px-3 whitespace-nowrap">
                <Next queue={queue} weeks={weeks} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rows({ n, search, late = false }: { n: number; search: Record<string, string>; late?: boolean }) {
  return (
    <td className="px-3">
      {n === 0 ? (
        <span className="text-ink-3">0</span>
      ) : (
        <Link
          to="/inbox"
          search={search as never}
          className={`font-medium hover:underline ${late ? "text-caught-ink" : ""}`}
        >
          {count(n)}
        </Link>
      )}
    </td>
  );
}

function SecondsEach({ time }: { time: QueueWork["secondsPerReview"] }) {
  if (time === null) return <span className="text-ink-3">not timed yet</span>;
  return (
    <Hint
      text={`Mean of ${counted(time.n, "review")} of the last 90 days, all people on one review together, pauses cut at five medians; 95 % interval by Student's t.`}
    >
      <span className="font-medium">{time.value.toFixed(0)} s</span>
      <span className="text-ink-3">
        {" "}
        ± {((time.high - time.low) / 2).toFixed(0)}, {count(time.n)} timed
      </span>
    </Hint>
  );
}

function Next({ queue: { next7 }, weeks }: { queue: QueueWork; weeks: number }) {
  if (next7 === null) return <span className="text-ink-3">not known yet</span>;
  const how = (
    <Fragment>
      {count(next7.cases)} cases are expected: the mean of each hour of the week over the last {counted(weeks, "week")}.
      Of 100 cases {next7.ofHundred.toFixed(0)} come to people here, as the gates are now. That makes{" "}
      {next7.reviews.value.toFixed(0)} reviews ({next7.reviews.low.toFixed(0)} to {next7.reviews.high.toFixed(0)}),
      times the seconds each. The interval (95 %, log-normal) holds Poisson arrivals, as much wider as days differed,
      and what share and seconds are uncertain by.
    </Fragment>
  );
  return <Hours hours={next7.hours} how={how} missing={`${next7.reviews.value.toFixed(0)} reviews, not timed yet`} />;
}

const howLong = ({ open, secondsPerReview }: QueueWork): string =>
  `${counted(open, "open review")}, ${secondsPerReview?.value.toFixed(0) ?? "?"} s each; the interval is that of the mean.`;
