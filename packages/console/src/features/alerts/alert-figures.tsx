import type { AlertDetail } from "@surety/core/wire/alert";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { counted, percent } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { Time } from "../../design/time.tsx";

/** The numbers of an alarm as they were when it was raised; each opens the cases behind it. */
export function AlertFigures({ alert }: { alert: AlertDetail }) {
  const { facts, kind } = alert;
  const search = casesBehind(alert);
  if (kind === "test" || kind === "budget-low" || kind === "budget-spent") return null;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {facts.since !== null && (
        <Figure name="Since about" tip="Where the change most likely was, by the way the evidence went.">
          <Time at={facts.since} />
        </Figure>
      )}
      {facts.estimate !== null && (
        <Figure
          name={kind === "guarantee-broken" ? "Wrong since then" : "Rate since then"}
          tip="Weighted estimate with its 95 % interval."
        >
          <NumberWithInterval rate={facts.estimate} noun={kind === "guarantee-broken" ? "audit" : "case"} />
        </Figure>
      )}
      {facts.target !== null && (
        <Figure
          name={kind === "guarantee-broken" ? "Promised at most" : "Usual at most"}
          tip="Target of the guarantee, or what the first cases taught."
        >
          {percent(facts.target)}
        </Figure>
      )}
      {facts.evidence !== null && facts.line !== null && (
        <Figure
          name="Evidence"
          tip={
            kind === "guarantee-broken"
              ? "E-value of a betting test on audits: a promise that is kept reaches the line in at most 5 % of all lives of a gate."
              : "Sum of a CUSUM chart, and the limit at which it tells."
          }
        >
          {facts.evidence.toFixed(1)} <span className="text-sm text-ink-3">alarm at {facts.line.toFixed(1)}</span>
        </Figure>
      )}
      <Figure
        name="Cases behind it"
        tip="What was automated since then, or what the risen rate counts; the newest first."
      >
        <Link to="/cases" search={search} className="text-accent-ink hover:underline">
          {facts.automated > 0 ? counted(facts.automated, "automated case") : "Open them"}
        </Link>
      </Figure>
    </dl>
  );
}

const foundBy = { override: "overridden", abstain: "no-answer", exception: "exception-or-failed" } as const;

/** The cases that the alarm counted: what was automated while the promise broke, or what the risen rate counts. */
function casesBehind({ workflow, judgment, segment, rate, facts }: AlertDetail) {
  return {
    workflow,
    ...(judgment ? { judgment } : {}),
    ...(segment ? { segment } : {}),
    ...(facts.since === null ? {} : { since: facts.since }),
    ...(rate === null ? { gate: "automated" as const } : { found: foundBy[rate] }),
  };
}

function Figure({ name, tip, children }: { name: string; tip: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-3">
        <Hint text={tip}>{name}</Hint>
      </dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
