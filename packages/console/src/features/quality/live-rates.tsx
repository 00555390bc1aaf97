import type { LiveQuality, LiveRate } from "@surety/core/wire/watch";
import { Link } from "@tanstack/react-router";
import { RateChart } from "../../charts/rate-chart.tsx";
import { Badge } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { Hint } from "../../design/hint.tsx";
import { unbroken } from "../../design/format.ts";

const titles: Record<LiveRate["rate"], string> = {
  override: "People disagree",
  abstain: "No answer",
  exception: "Exceptions of the workflow",
};

/** Rates that are watched for a rise. They close no gate, because nothing was promised about them. */
export function LiveRates({ live: { rates, workflow, judgment } }: { live: LiveQuality }) {
  if (rates.length === 0) return null;
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      {rates.map((rate) => (
        <Card
          key={rate.rate}
          title={
            <Hint text="Bernoulli CUSUM: a sum that grows while events are more frequent than usual.">
              {titles[rate.rate]}
            </Hint>
          }
          aside={rate.raised ? <Badge tone="caught">risen</Badge> : rate.limit === null && <Badge>learning</Badge>}
        >
          {rate.limit !== null && <RateChart rate={rate} />}
          <p className="text-sm text-ink-2">{unbroken(rate.sentence)}</p>
          <p className="text-sm">
            <Link
              to="/cases"
              search={{ workflow, ...behind(rate.rate, judgment) }}
              className="text-accent-ink hover:underline"
            >
              Open these cases
            </Link>
          </p>
        </Card>
      ))}
    </div>
  );
}

/** Exceptions belong to the whole workflow. */
function behind(rate: LiveRate["rate"], judgment: string) {
  if (rate === "exception") return { found: "exception-or-failed" as const };
  return { judgment, found: rate === "override" ? ("overridden" as const) : ("no-answer" as const) };
}
