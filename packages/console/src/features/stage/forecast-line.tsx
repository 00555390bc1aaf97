import type { StageForecast } from "@surety/core/wire/stage";
import { counted } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";

/** What shadow and assisted stage have shown, so that going live is no leap. */
export function ForecastLine({ forecast }: { forecast: StageForecast }) {
  const { cases, automated, agreement } = forecast;
  if (cases === 0 || automated === null)
    return (
      <p className="text-ink-2">
        No forecast: people have decided no case of a trial yet. In shadow or assisted stage they would.
      </p>
    );
  return (
    <dl className="grid grid-cols-2 gap-3 rounded-md bg-sunken px-3 py-2">
      <div>
        <dt className="text-sm text-ink-2">Of {counted(cases, "case")} of the trial, automated would have been</dt>
        <dd>
          <NumberWithInterval rate={automated} noun="case" name="Forecast automation" />
        </dd>
      </div>
      <div>
        <dt className="text-sm text-ink-2">People gave the same answer to</dt>
        <dd>
          <NumberWithInterval rate={agreement} noun="case" name="Agreement" missing="none of these yet" />
        </dd>
      </div>
    </dl>
  );
}
