import type { GateCurve as Curve } from "@surety/core/gate/gate-curve";
import type { WhatIf } from "@surety/core/gate/what-if";
import { type KeyboardEvent, type PointerEvent, useId, useMemo } from "react";
import { percent } from "../design/format.ts";
import { GateAxes } from "./gate-axes.tsx";
import { GateHandle } from "./gate-handle.tsx";
import { GateLegend } from "./gate-legend.tsx";
import { GateMarks } from "./gate-marks.tsx";
import { errorCeiling, gatePoints, nearestPoint } from "./gate-points.ts";
import { curvePath, gateScale } from "./gate-scale.ts";
import { useWidth } from "./use-width.ts";

const moves: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

type Props = {
  curve: Curve;
  assurance: number;
  maxError: number;
  guaranteed: WhatIf | null;
  naive: WhatIf | null;
  /** Where the handle stands. */
  chosen: WhatIf;
  onChoose: (threshold: number) => void;
};

/** How much is automated against how much of it is wrong, with a handle that tries out every threshold. */
export function GateCurve({ curve, assurance, maxError, guaranteed, naive, chosen, onChoose }: Props) {
  const clip = useId();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const points = useMemo(() => gatePoints(curve, assurance), [curve, assurance]);
  const scale = gateScale(errorCeiling(maxError, naive), width);
  const choose = (place: number | null) => {
    const point = place === null ? undefined : points[place];
    if (point !== undefined && point.threshold !== chosen.threshold) onChoose(point.threshold);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const from = nearestPoint(points, chosen.automationRate) ?? 0;
    choose(Math.min(points.length - 1, Math.max(0, from + move)));
  };
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    choose(nearestPoint(points, scale.rateAt(event.clientX - event.currentTarget.getBoundingClientRect().left)));
  };
  return (
    <figure>
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label="What if: share that is automated"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(chosen.automationRate * 100)}
        aria-valuetext={sentence(chosen)}
        onKeyDown={onKeyDown}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        className="min-w-0 cursor-ew-resize touch-none overflow-hidden rounded-md select-none"
      >
        <svg width={scale.width} height={scale.height} aria-hidden className="block">
          <GateAxes scale={scale} maxError={maxError} />
          <clipPath id={clip}>
            <rect x={scale.x(0)} y={scale.y(scale.ceiling)} width={scale.x(1)} height={scale.y(0)} />
          </clipPath>
          <g clipPath={`url(#${clip})`} fill="none">
            <path
              d={curvePath(points, scale, (point) => point.errorAtMost)}
              stroke="var(--automated)"
              strokeWidth="2.5"
            />
            <path
              d={curvePath(points, scale, (point) => point.expectedError ?? 0)}
              stroke="var(--ink-3)"
              strokeWidth="1.75"
              strokeDasharray="2 3"
            />
          </g>
          <GateHandle at={chosen} scale={scale} />
          <GateMarks guaranteed={guaranteed} naive={naive} scale={scale} maxError={maxError} />
        </svg>
      </div>
      <figcaption className="mt-1 text-sm text-ink-2">
        <GateLegend assurance={assurance} maxError={maxError} />
      </figcaption>
    </figure>
  );
}

function sentence({ threshold, automationRate, expectedError, errorAtMost }: WhatIf): string {
  if (expectedError === null) return `At threshold ${threshold.toFixed(3)} nothing is automated.`;
  return `At threshold ${threshold.toFixed(3)}: ${percent(automationRate)} automated, ${percent(expectedError)} of them wrong on the labels, at most ${percent(errorAtMost)} possible.`;
}
