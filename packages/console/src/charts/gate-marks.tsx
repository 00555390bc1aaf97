import type { WhatIf } from "@surety/core/gate/what-if";
import type { ReactNode } from "react";
import { percent } from "../design/format.ts";
import type { GateScale } from "./gate-scale.ts";

type LabelProps = { x: number; y: number; scale: GateScale; ink: string; strong?: boolean; children: ReactNode };

/** Words beside a point, on the side where there is room, with a halo so that lines do not cross them out. */
function Label({ x, y, scale, ink, strong = false, children }: LabelProps) {
  const left = x > scale.x(0.3);
  return (
    <text
      x={left ? x - 12 : x + 12}
      y={y}
      textAnchor={left ? "end" : "start"}
      fontSize="12"
      fontWeight={strong ? 600 : 400}
      fill={`var(--${ink})`}
      stroke="var(--surface)"
      strokeWidth="4"
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {children}
    </text>
  );
}

type Props = { guaranteed: WhatIf | null; naive: WhatIf | null; scale: GateScale; maxError: number };

/** The two ways to choose a threshold, said where they land: what labels prove, and what a look at them would risk. */
export function GateMarks({ guaranteed, naive, scale, maxError }: Props) {
  const { x, y, ceiling } = scale;
  const above = guaranteed === null ? Number.POSITIVE_INFINITY : y(maxError) - 46;
  const risk = naive === null ? 0 : y(Math.min(naive.errorAtMost, ceiling));
  return (
    <>
      {guaranteed === null && (
        <Label x={x(0.2)} y={y(maxError) - 8} scale={scale} ink="ink-2">
          target: at most {percent(maxError)} wrong
        </Label>
      )}
      {naive && (
        <g>
          <line
            x1={x(naive.automationRate)}
            x2={x(naive.automationRate)}
            y1={y(naive.expectedError ?? 0)}
            y2={risk}
            stroke="var(--harm)"
            strokeWidth="1.5"
          />
          <circle
            cx={x(naive.automationRate)}
            cy={y(naive.expectedError ?? 0)}
            r="5"
            fill="var(--surface)"
            stroke="var(--ink-2)"
            strokeWidth="2"
          />
          <path d={`M${x(naive.automationRate)} ${risk - 7}l7 7-7 7-7-7z`} fill="var(--harm)" />
          <Label x={x(naive.automationRate)} y={Math.min(risk - 4, above) - 16} scale={scale} ink="ink-2">
            by eye: {percent(naive.automationRate)} automated
          </Label>
          <Label x={x(naive.automationRate)} y={Math.min(risk - 4, above)} scale={scale} ink="harm-ink" strong>
            up to {percent(naive.errorAtMost)} wrong
          </Label>
        </g>
      )}
      {guaranteed && (
        <g>
          <Label x={x(guaranteed.automationRate)} y={y(maxError) - 26} scale={scale} ink="automated-ink" strong>
            guaranteed: {percent(guaranteed.automationRate)} automated
          </Label>
          <Label x={x(guaranteed.automationRate)} y={y(maxError) - 10} scale={scale} ink="automated-ink">
            at most {percent(guaranteed.errorAtMost)} wrong
          </Label>
          <circle
            cx={x(guaranteed.automationRate)}
            cy={y(guaranteed.errorAtMost)}
            r="7"
            fill="var(--automated)"
            stroke="var(--surface)"
            strokeWidth="2"
          />
        </g>
      )}
    </>
  );
}
