import type { Stage } from "@surety/core/wire/common";
import { useQuery } from "@tanstack/react-query";
import { Select } from "../../design/field.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { baselineQuery, valueQuery } from "../../services/value.ts";
import { BaselineCard } from "./baseline-card.tsx";
import { ImpactCard } from "./impact-card.tsx";
import { ReliabilityCard } from "./reliability-card.tsx";
import { SavedTiles } from "./saved-tiles.tsx";
import { SpendingCard } from "./spending-card.tsx";
import { WeeksTable } from "./weeks-table.tsx";

export const valueSpans = ["4", "12", "26", "52"] as const;
export type ValueSpan = (typeof valueSpans)[number];
type Props = { workflow: string; stage: Stage; weeks: ValueSpan; onWeeks: (weeks: ValueSpan) => void };

/** What a workflow is worth: before automation, saved since, how reliable it is, and what became of its cases. */
export function WorkflowValue({ workflow, stage, weeks, onWeeks }: Props) {
  const value = useQuery(valueQuery(workflow, Number(weeks)));
  const baseline = useQuery(baselineQuery(workflow));
  return (
    <Loaded query={value} skeleton={<ValueSkeleton />}>
      {(data) => (
        <>
          <div className="flex justify-end">
            <Select
              label="Span"
              value={weeks}
              onChange={(event) => onWeeks(valueSpans.find((span) => span === event.target.value) ?? "12")}
              options={valueSpans.map((span) => ({ value: span, label: `last ${span} weeks` }))}
            />
          </div>
          <SavedTiles value={data} />
          <SpendingCard workflow={workflow} />
          <Loaded query={baseline} skeleton={<Skeleton className="h-40" />}>
            {(before) => <BaselineCard baseline={before} stage={stage} />}
          </Loaded>
          <ReliabilityCard value={data} />
          <ImpactCard value={data} />
          <WeeksTable value={data} />
        </>
      )}
    </Loaded>
  );
}

function ValueSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4">
      <Skeleton className="h-8" />
      <Skeleton className="h-28" />
      <Skeleton className="h-44" />
      <Skeleton className="h-72" />
    </div>
  );
}
