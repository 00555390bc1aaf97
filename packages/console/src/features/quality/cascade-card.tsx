import type { CascadeWire, MeasuredCascade } from "@surety/core/wire/cascade";
import { useQuery } from "@tanstack/react-query";
import { ShareBar } from "../../charts/share-bar.tsx";
import { Card } from "../../design/card.tsx";
import { counted, money, percent } from "../../design/format.ts";
import { Time } from "../../design/time.tsx";
import { cascadesQuery } from "../../services/cascades.ts";
import { CascadeMeasure } from "./cascade-measure.tsx";
import { CascadeStages } from "./cascade-stages.tsx";

/** Who answers what of a judgment that names several models; nothing where it names one. */
export function CascadeCard({ workflow, judgment }: { workflow: string; judgment: string }) {
  const { data } = useQuery(cascadesQuery(workflow));
  const cascade = data?.cascades.find((one) => one.judgment === judgment);
  if (data === undefined || cascade === undefined) return null;
  const { measured, segments, live, obstacle, fittedAt } = cascade;
  return (
    <Card title="Who answers what" aside={fittedAt !== null && <Time at={fittedAt} />}>
      <div className="flex flex-col gap-4">
        <p className="max-w-[96ch] text-ink-2">{stateWords(cascade, data.currency)}</p>
        {measured !== null && segments.length === 0 && isEarned(measured) && (
          <CascadeStages cascade={measured} currency={data.currency} />
        )}
        {segments.map((one) => (
          <section key={one.segment} aria-label={`Segment ${one.segment}`}>
            <h3 className="mb-2 text-sm font-medium">{one.segment}</h3>
            {isEarned(one.measured) ? (
              <CascadeStages cascade={one.measured} currency={data.currency} />
            ) : (
              <p className="text-sm text-ink-3">
                People decide: {counted(one.measured.cases, "label")} cannot keep the promise yet.
              </p>
            )}
          </section>
        ))}
        {live.cases > 0 && (
          <section aria-label="Live cases">
            <h3 className="mb-2 text-sm font-medium">
              The last 30 days: {counted(live.cases, "case")}, for{" "}
              {money(
                live.stages.reduce((sum, { costMicros }) => sum + costMicros, 0),
                data.currency,
              )}
            </h3>
            <ShareBar
              label="Who answered"
              parts={[
                ...live.stages.map(({ name, answered }) => ({ name, value: answered })),
                { name: "people", value: live.people },
              ]}
            />
          </section>
        )}
        {obstacle === null && <CascadeMeasure workflow={workflow} />}
      </div>
    </Card>
  );
}

const isEarned = ({ stages }: MeasuredCascade): boolean => stages.some(({ cutoff }) => cutoff !== null);

function stateWords({ measured, state, obstacle, models }: CascadeWire, currency: string): string {
  const first = `${models[0]} answers, and the others only where it fails.`;
  if (obstacle !== null) return `${first} ${obstacle}`;
  if (measured === null || state === "first")
    return `${first} Ask all of them about your labels, and their cut-offs are chosen together: from which confidence on each one's answer stands, so that a case costs as little as the promise allows.`;
  if (state === "learning")
    return `${first} ${counted(measured.cases + measured.planning, "label")} with an answer of each model cannot keep the promise yet.`;
  const shut = state === "broken" ? "An alarm has shut it: people decide. " : "";
  const [now, alone] = [measured.costMicros, measured.personMicros].map((micros) => money(micros, currency));
  const from = measured.personFrom === "assumed" ? " (assumed: a minute of work)" : "";
  return `${shut}A case costs ${now} on average, against ${alone}${from} by people alone; they decide ${percent(measured.people / measured.cases)}. The promise counts all answers together, whichever model gave them.`;
}
