import type { BaselineFigures, BaselineWire } from "@surety/core/wire/baseline";
import type { Stage } from "@surety/core/wire/common";
import { Badge } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { counted, money, percent } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Time } from "../../design/time.tsx";
import { useImportBaseline } from "../../services/value.ts";
import { FileButton } from "./file-button.tsx";
import { TimingPanel } from "./timing-panel.tsx";

type Figure = BaselineFigures["minutesPerCase"];
const sources = { timed: "timed", import: "imported", typed: "typed, not measured" } as const;

/** What a case costs without automation, where that is known from, and how to measure it. */
export function BaselineCard({ baseline, stage }: { baseline: BaselineWire; stage: Stage }) {
  const { minutesPerCase, errorRate, costMicros, currency, measured } = baseline;
  const take = useImportBaseline(baseline.workflow);
  return (
    <Card
      title="Before automation"
      aside={
        <>
          {measured !== null && (
            <span>
              measured by {measured.startedBy}, <Time at={measured.endedAt} />
            </span>
          )}
          <FileButton
            label="Import historic cases"
            name="File of historic cases"
            busy={take.isPending}
            onFile={(file) => take.mutate(file)}
          />
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <dl className="grid gap-4 sm:grid-cols-3">
          <FigureOf name="Minutes per case" figure={minutesPerCase} text={(value) => `${value.toFixed(1)} min`} />
          <FigureOf name="Wrong decisions" figure={errorRate} text={percent} />
          <div>
            <dt className="text-sm text-ink-2">Cost per case</dt>
            <dd className="text-h2">{costMicros === null ? "–" : money(costMicros.value, currency)}</dd>
            <dd className="text-sm text-ink-3">
              {costMicros === null
                ? "needs measure.costPerHour in the document"
                : `${money((baseline.costPerHour ?? 0) * 1_000_000, currency)} an hour`}
            </dd>
          </div>
        </dl>
        {take.isError && <ProblemNote error={take.error} />}
        <TimingPanel baseline={baseline} stage={stage} />
      </div>
    </Card>
  );
}

function FigureOf({ name, figure, text }: { name: string; figure: Figure; text: (value: number) => string }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      {figure === null ? (
        <dd className="text-ink-3">not known</dd>
      ) : (
        <>
          <dd className="text-h2">{text(figure.value)}</dd>
          <dd className="text-sm text-ink-3">
            {figure.low === null || figure.high === null ? (
              <Badge tone="caught">{sources[figure.source]}</Badge>
            ) : (
              `${text(figure.low)} to ${text(figure.high)}, ${counted(figure.n ?? 0, "case")} ${sources[figure.source]}`
            )}
            {figure.capped > 0 && `, ${counted(figure.capped, "break")} taken off`}
          </dd>
        </>
      )}
    </div>
  );
}
