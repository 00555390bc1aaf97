import type { DiagnosisWire } from "@surety/core/wire/doctor";
import { Card } from "../../design/card.tsx";

/** What each model of a cascade saves: what a doctor says of an organ that works. */
export function ModelSavings({ savings }: { savings: DiagnosisWire["savings"] }) {
  if (savings.length === 0) return null;
  return (
    <Card title="What the models save" flush>
      <p className="border-b px-4 py-2 text-sm text-ink-3">
        By the labels that tested their cut-offs, against the best cut-offs of the others. Estimates.
      </p>
      <dl className="divide-y">
        {savings.map(({ judgment, says }) => (
          <div key={judgment} className="px-4 py-3">
            <dt className="font-medium">{judgment}</dt>
            <dd className="mt-1 max-w-[96ch] text-sm text-ink-2">{says}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
