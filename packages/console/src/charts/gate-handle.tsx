import type { WhatIf } from "@surety/core/gate/what-if";
import type { GateScale } from "./gate-scale.ts";

/** Where the handle stands: a line over the picture, and what both curves say there. */
export function GateHandle({ at, scale }: { at: WhatIf; scale: GateScale }) {
  const { x, y, ceiling } = scale;
  const place = x(at.automationRate);
  const dot = (error: number) =>
    error <= ceiling && <circle cx={place} cy={y(error)} r="3.5" fill="var(--accent)" stroke="var(--surface)" />;
  return (
    <g>
      <line x1={place} x2={place} y1={y(ceiling)} y2={y(0)} stroke="var(--accent-ink)" strokeWidth="1.5" />
      {dot(at.errorAtMost)}
      {dot(at.expectedError ?? 0)}
      <rect x={place - 7} y={y(0) - 8} width="14" height="16" rx="4" fill="var(--accent)" stroke="var(--surface)" />
      <path d={`M${place - 2} ${y(0) - 3}v6M${place + 2} ${y(0) - 3}v6`} stroke="var(--on-accent)" strokeWidth="1.25" />
    </g>
  );
}
