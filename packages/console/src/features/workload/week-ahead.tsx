import type { Workload } from "@surety/core/wire/workload";
import { count } from "../../design/format.ts";
import { hoursText } from "./hours.tsx";

const weekday = new Intl.DateTimeFormat("en", { weekday: "short", day: "numeric" });

/** Hours that the coming days will ask for, and what people have said they have. */
export function WeekAhead({ forecast, capacity }: Pick<Workload, "forecast" | "capacity">) {
  if (forecast.days === null || forecast.hours === null)
    return (
      <p className="text-ink-2">
        {forecast.weeks === 0
          ? "Arrivals must be counted for a week, and some decisions timed, before this can be told."
          : "Nobody has been timed in these queues yet, so reviews cannot be told in hours."}
      </p>
    );
  const most = Math.max(...forecast.days.map(({ hours }) => hours), Number.EPSILON);
  const { value, low, high } = forecast.hours;
  return (
    <div className="flex flex-col gap-3">
      <p>
        About <span className="font-medium">{hoursText(value)}</span> in the next seven days ({hoursText(low)} to{" "}
        {hoursText(high)}). {capacityWords(capacity, forecast.hours)}
      </p>
      <ul className="flex flex-col gap-1">
        {forecast.days.map(({ from, hours }) => (
          <li key={from} className="grid grid-cols-[64px_minmax(0,1fr)_64px] items-center gap-3 text-sm">
            <span className="text-ink-2" title={`24 hours from ${new Date(from).toLocaleString()}`}>
              {weekday.format(new Date(from))}
            </span>
            <span aria-hidden className="h-3 rounded-sm bg-line">
              <span className="block h-full rounded-sm bg-reviewed" style={{ width: `${(hours / most) * 100}%` }} />
            </span>
            <span className="text-right">{hoursText(hours)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The capacity line; said carefully, since it is what people said and not a plan. */
function capacityWords(capacity: Workload["capacity"], { low, high }: { low: number; high: number }): string {
  if (capacity.people === 0) return "Nobody has said yet how many hours a week they have for reviews.";
  const who = capacity.people === 1 ? "One person has" : `${count(capacity.people)} people have`;
  const have = `${who} ${hoursText(capacity.hours)} a week for reviews`;
  if (capacity.hours < low) return `${have}: too little.`;
  return capacity.hours > high ? `${have}: enough.` : `${have}: it may just do.`;
}
