import type { ReactNode } from "react";
import { percent } from "../design/format.ts";

/** The lines of the gate's picture in words. */
export function GateLegend({ assurance, maxError }: { assurance: number; maxError: number }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      <Entry drawing={<path d="M0 7h24" stroke="var(--automated)" strokeWidth="2.5" />}>
        at most this, {percent(assurance)} sure at each point
      </Entry>
      <Entry drawing={<path d="M0 7h24" stroke="var(--ink-3)" strokeWidth="1.75" strokeDasharray="2 3" />}>
        as counted on the labels
      </Entry>
      <Entry drawing={<rect x="8" y="1" width="8" height="12" rx="3" fill="var(--accent)" />}>
        what if: drag, or ← →
      </Entry>
      <Entry drawing={<path d="M0 7h24" stroke="var(--ink-2)" strokeWidth="1" strokeDasharray="5 4" />}>
        target, {percent(maxError)}
      </Entry>
    </ul>
  );
}

function Entry({ drawing, children }: { drawing: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <svg width="24" height="14" aria-hidden>
        {drawing}
      </svg>
      {children}
    </li>
  );
}
