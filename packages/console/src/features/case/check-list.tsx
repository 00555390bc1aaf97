import type { CaseExplanation } from "@surety/core/wire/case";
import CircleCheck from "lucide-react/icons/circle-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { counted } from "../../design/format.ts";

type Check = CaseExplanation["checks"][number];

/** Checks of the data: what does not hold is said in words, what holds is counted. */
export function CheckList({ checks }: { checks: Check[] }) {
  if (checks.length === 0) return null;
  const broken = checks.filter((check) => check.holds !== true);
  const good = checks.length - broken.length;
  return (
    <ul className="mt-2 flex flex-col gap-1 text-sm">
      {broken.map((check) => (
        <li key={check.expression} title={check.expression} className="flex items-start gap-1.5 text-caught-ink">
          <TriangleAlert size={13} aria-hidden className="mt-0.5 shrink-0" />
          <span className="[overflow-wrap:anywhere]">{brokenWords(check)}</span>
        </li>
      ))}
      {good > 0 && (
        <li className="flex items-center gap-1.5 text-xs text-ink-3" title={titleOf(checks)}>
          <CircleCheck size={12} aria-hidden className="shrink-0" />
          {counted(good, "check")} of the data {good === 1 ? "holds" : "hold"}
        </li>
      )}
    </ul>
  );
}

function brokenWords({ words, expression, holds }: Check): string {
  const meant = words ?? expression;
  return holds === null ? `It cannot be said whether ${meant}.` : `Check failed: it should be that ${meant}.`;
}

const titleOf = (checks: Check[]): string =>
  checks
    .filter((check) => check.holds === true)
    .map((check) => check.words ?? check.expression)
    .join("\n");
