import type { DiagnosisWire } from "@surety/core/wire/doctor";
import Check from "lucide-react/icons/check";
import Stethoscope from "lucide-react/icons/stethoscope";
import { EmptyState } from "../../design/empty-state.tsx";
import { counted } from "../../design/format.ts";

/** Nothing was found: what was looked at, so that it means something. */
export function CleanBill({ diagnosis }: { diagnosis: DiagnosisWire }) {
  const { looked, accepted, notLookedAt, families } = diagnosis;
  return (
    <div className="rounded-md border bg-surface pb-8">
      <EmptyState icon={<Stethoscope size={28} aria-hidden />} title="Nothing found">
        <p>
          {counted(looked, "check")} read this design and none of them objects
          {accepted.length === 0 ? "" : `; ${counted(accepted.length, "risk")} you accepted yourself`}.
          {notLookedAt.length === 0
            ? " They look again at every version, and as labels and cases come in."
            : ` ${counted(notLookedAt.length, "further check")} will look as soon as there is something to see.`}
        </p>
      </EmptyState>
      <ul className="mx-auto grid max-w-2xl gap-x-10 gap-y-1.5 px-6 text-sm sm:grid-cols-2">
        {families.map(({ id, title, checks, looked: seen }) => (
          <li key={id} className="flex items-center gap-2">
            <Check size={14} aria-hidden className="shrink-0 text-automated-ink" />
            {title}
            <span className="ml-auto whitespace-nowrap text-ink-3">
              {seen < checks ? `${seen} of ${counted(checks, "check")}` : counted(checks, "check")}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
