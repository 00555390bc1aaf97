import type { ExperimentDetail } from "@surety/core/wire/experiment";
import { count, money, percent } from "../../design/format.ts";

/** How far the whole is, and what was paid for it. */
export function ExperimentProgress({
  experiment: { answered, items, arms, paidMicros, currency, status },
}: {
  experiment: ExperimentDetail;
}) {
  const all = items * arms;
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <progress
        aria-label="Answers"
        value={answered}
        max={all}
        className="h-1.5 w-48 overflow-hidden rounded-full bg-line accent-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <span className="text-ink-2 tabular-nums" role={status === "running" ? "status" : undefined}>
        {count(answered)} of {count(all)} answers ({percent(answered / all)}), {money(paidMicros, currency)} paid
      </span>
    </div>
  );
}
