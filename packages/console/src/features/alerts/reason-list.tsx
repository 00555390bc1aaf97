import type { AlertDetail } from "@surety/core/wire/alert";
import { Card } from "../../design/card.tsx";
import { Hint } from "../../design/hint.tsx";

const terms: Record<string, string> = {
  psi: "PSI",
  pValue: "p",
  limit: "95 % limit by chance",
  n: "cases before",
  m: "cases since",
  expected: "errors expected by confidence",
  errors: "errors found",
  audits: "audits",
  before: "before",
  after: "since",
};

/** What may be behind an alarm: things that changed, and things that did not. None of them raises one. */
export function ReasonList({ reasons }: { reasons: AlertDetail["reasons"] }) {
  return (
    <Card title="What may be behind it" aside="reasons explain an alarm, they never raise one">
      {reasons === null ? (
        <p className="text-ink-3">Being worked out …</p>
      ) : reasons.length === 0 ? (
        <p className="text-ink-3">There is nothing to compare with yet.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {reasons.map((reason) => (
            <li key={reason.code} className={reason.changed ? "font-medium" : "text-ink-2"}>
              <span aria-hidden className="mr-2 inline-block w-3 text-ink-3">
                {reason.changed ? "▲" : "–"}
              </span>
              <span className="sr-only">{reason.changed ? "Changed: " : "Unchanged: "}</span>
              <Hint text={figuresOf(reason.figures)}>{reason.sentence}</Hint>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function figuresOf(figures: Record<string, number>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${terms[name] ?? name} ${Number(value.toPrecision(3))}`)
    .join(", ");
}
