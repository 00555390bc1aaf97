import type { DiagnosisWire } from "@surety/core/wire/doctor";
import { counted } from "../../design/format.ts";
import { Folded } from "../../design/folded.tsx";

/** Checks that had nothing to look at, so that their silence is not taken for praise. */
export function UnseenChecks({ checks }: { checks: DiagnosisWire["notLookedAt"] }) {
  if (checks.length === 0) return null;
  return (
    <Folded summary={`${counted(checks.length, "check")} could not look`}>
      <ul className="flex flex-col gap-1 text-sm">
        {checks.map(({ code, title, missing }) => (
          <li key={code}>
            {title} <span className="text-ink-3">(nothing is known yet of {missing.join(" and ")})</span>
          </li>
        ))}
      </ul>
    </Folded>
  );
}
