import type { JudgmentQuality } from "@surety/core/wire/quality";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Hint } from "../../design/hint.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { OnLabelsKeptApart } from "./on-labels-kept-apart.tsx";

function Measure({ name, tip, children }: { name: string; tip: string; children: ReactNode }) {
  return (
    <div className="border-r border-b p-4">
      <p className="text-sm text-ink-2">
        <Hint text={tip}>{name}</Hint>
      </p>
      <div className="mt-1">{children}</div>
    </div>
  );
}

/** How good one judgment is: on labels kept apart, and on live cases. */
export function JudgmentQualityView({ quality, workflow }: { quality: JudgmentQuality; workflow: string }) {
  const { live } = quality;
  const behind = { workflow, judgment: quality.judgment, since: liveSince() };
  return (
    <>
      <section
        aria-label="Measures"
        className="grid grid-cols-1 overflow-hidden rounded-md border bg-surface *:-mr-px *:-mb-px sm:grid-cols-2 xl:grid-cols-4"
      >
        <Measure name="Right on labels kept apart" tip="Accuracy on the calibration part, with a 95 % interval.">
          <NumberWithInterval rate={quality.accuracy} noun="label" name="Accuracy" large />
        </Measure>
        <Measure name="Automated" tip="Automation rate of live cases.">
          <Link to="/cases" search={{ ...behind, gate: "automated" }} className="hover:underline">
            <NumberWithInterval rate={live.automationRate} noun="case" name="Automation rate" large />
          </Link>
        </Measure>
        <Measure
          name="Wrong among automated"
          tip="Error rate estimated from blind audits, weighted by how likely each case was to be drawn (Hájek)."
        >
          <Link to="/cases" search={{ ...behind, found: "audited-wrong" }} className="hover:underline">
            <NumberWithInterval
              rate={live.auditedError}
              noun="audit"
              name="Audited error"
              large
              missing="no audit answered yet"
            />
          </Link>
        </Measure>
        <Measure
          name="Changed by people"
          tip="Override rate: how often a reviewer's answer differs from the machine's."
        >
          <Link to="/cases" search={{ ...behind, found: "overridden" }} className="hover:underline">
            <NumberWithInterval rate={live.overrideRate} noun="review" name="Override rate" large />
          </Link>
        </Measure>
      </section>
      <OnLabelsKeptApart quality={quality} workflow={workflow} />
    </>
  );
}

/** The figures are of the last 30 days; to the minute, so that a page that is drawn again asks the same. */
function liveSince(): string {
  const minute = 60_000;
  return new Date(Math.floor(Date.now() / minute) * minute - 30 * 86_400_000).toISOString();
}
