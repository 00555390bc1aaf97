import type { LiveQuality, LiveSegment } from "@surety/core/wire/watch";
import { Link } from "@tanstack/react-router";
import { EvidenceChart } from "../../charts/evidence-chart.tsx";
import { Badge } from "../../design/badge.tsx";
import { classNames } from "../../design/class-names.ts";
import { Card } from "../../design/card.tsx";
import { count, counted, percent, unbroken } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { Time } from "../../design/time.tsx";
import { present } from "../../search-params.ts";

/** Segment by segment: what blind audits say of the automated cases, and how near the promise is to being broken. */
export function LiveSegments({ live }: { live: LiveQuality }) {
  if (live.segments.length === 0)
    return (
      <Card title="Wrong among automated">
        <p className="max-w-[72ch] text-ink-2">
          Nothing of this judgment was automated in the last {live.days} days, so there is nothing to audit. That begins
          when its gate has earned a threshold and the workflow is live.
        </p>
      </Card>
    );
  return (
    <div className={classNames("grid gap-4", live.segments.length > 1 && "xl:grid-cols-2")}>
      {live.segments.map((segment) => (
        <SegmentCard key={segment.segment} segment={segment} live={live} />
      ))}
    </div>
  );
}

function SegmentCard({ segment, live }: { segment: LiveSegment; live: LiveQuality }) {
  const { watch, closed } = segment;
  const open = segment.drawn - segment.answered;
  const search = present({
    workflow: live.workflow,
    judgment: live.judgment,
    gate: "automated" as const,
    segment: segment.segment || undefined,
  });
  return (
    <Card
      title={segment.segment === "" ? "Wrong among automated" : `Wrong among automated: ${segment.segment}`}
      aside={
        closed === null ? (
          watch && <Badge tone="automated">promise holds</Badge>
        ) : (
          <Link to="/alerts" search={{ id: closed.alert }}>
            <Badge tone="harm">gate closed</Badge>
          </Link>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <p>
          <NumberWithInterval
            rate={segment.error}
            noun="audit"
            name={method(segment)}
            large
            missing="no audit answered yet"
          />
        </p>
        <p className="max-w-[72ch] text-ink-2">{unbroken(segment.sentence)}</p>
        <p className="flex flex-wrap gap-x-4 text-sm text-ink-3">
          <Link to="/cases" search={search} className="text-accent-ink hover:underline">
            {counted(segment.automated, "automated case")}
          </Link>
          {segment.answered > 0 && (
            <Link
              to="/cases"
              search={{
                workflow: live.workflow,
                judgment: live.judgment,
                found: "audited-wrong",
                ...(segment.segment === "" ? {} : { segment: segment.segment }),
              }}
              className="text-accent-ink hover:underline"
            >
              the audited and wrong
            </Link>
          )}
          <Link to="/inbox" className="text-accent-ink hover:underline">
            {open > 0 ? `${counted(open, "audit")} still open` : "no audit is open"}
          </Link>
        </p>
        {watch && (
          <>
            <EvidenceChart watch={watch} />
            <p className="max-w-[72ch] text-sm text-ink-2">
              Each audit bets against the promise of at most {percent(live.maxError ?? 0)} errors:{" "}
              <Hint text="E-value of a betting test; its line is reached by chance in at most 5 % of all lives of a gate, however often one looks.">
                the evidence
              </Hint>{" "}
              was {watch.evidence.toFixed(1)} at most, from {count(watch.audits)} audits with {count(watch.errors)}{" "}
              errors since <Time at={watch.startedAt} />. Were the errors to double, it would take about{" "}
              {count(watch.delay.median)} audits to notice, nearly always under {count(watch.delay.p90)}.
            </p>
          </>
        )}
      </div>
    </Card>
  );
}

function method({ method: name }: LiveSegment): string {
  return name === "weighted" ? "Error rate, weighted by audit probability (Hájek)" : "Error rate, prediction-powered";
}
