import type { GateWire } from "@surety/core/wire/quality";
import { useId, useState, type KeyboardEvent } from "react";
import { percent } from "../design/format.ts";
import { GateAxes } from "./gate-axes.tsx";
import { GateLegend } from "./gate-legend.tsx";
import { GateMarks } from "./gate-marks.tsx";
import { gatePoints, nearestPoint, type CurvePoint, type GatePoints } from "./gate-points.ts";
import { curvePath, gateScale } from "./gate-scale.ts";
import { useWidth } from "./use-width.ts";

const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** How much is automated against how much of it is wrong, as the threshold moves. Pointer and arrow keys read it. */
export function GateCurve({ gate }: { gate: GateWire }) {
  const clip = useId();
  const [box, width] = useWidth<HTMLDivElement>(640);
  const [read, setRead] = useState<number | null>(null);
  const curve = gate.curve.toSorted((a, b) => a.automationRate - b.automationRate);
  const scale = gateScale(gate, width);
  const points = gatePoints(gate.curve, gate.maxError);
  const at = read === null ? undefined : curve[read];
  const start = points.guaranteed ?? points.naive ?? curve[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = read ?? curve.indexOf(start ?? curve[0]!);
    setRead(Math.min(curve.length - 1, Math.max(0, from + step)));
  };
  return (
    <figure>
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label={`Threshold. ${describe(points)}`}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={(at ?? start)?.automationRate ?? 0}
        aria-valuetext={at === undefined ? describe(points) : sentence(at)}
        onKeyDown={onKeyDown}
        onBlur={() => setRead(null)}
        onPointerMove={(event) => {
          const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
          setRead(nearestPoint(curve, scale.rateAt(left)));
        }}
        onPointerLeave={() => setRead(null)}
        className="min-w-0 overflow-hidden select-none"
      >
        <svg width={scale.width} height={scale.height} aria-hidden className="block">
          <GateAxes scale={scale} maxError={gate.maxError} />
          <clipPath id={clip}>
            <rect x={scale.x(0)} y={scale.y(scale.ceiling)} width={scale.x(1)} height={scale.y(0)} />
          </clipPath>
          <g clipPath={`url(#${clip})`} fill="none">
            <path d={curvePath(curve, scale, (point) => point.bound)} stroke="var(--automated)" strokeWidth="2.5" />
            <path
              d={curvePath(curve, scale, (point) => point.error)}
              stroke="var(--ink-3)"
              strokeWidth="1.75"
              strokeDasharray="2 3"
            />
          </g>
          {at && <ReadingLine x={scale.x(at.automationRate)} top={scale.y(scale.ceiling)} foot={scale.y(0)} />}
          <GateMarks points={points} scale={scale} maxError={gate.maxError} />
        </svg>
      </div>
      <figcaption className="mt-2 min-h-10 text-sm text-ink-2">
        {at === undefined ? <GateLegend assurance={gate.assurance} maxError={gate.maxError} /> : sentence(at)}
      </figcaption>
    </figure>
  );
}

function ReadingLine({ x, top, foot }: { x: number; top: number; foot: number }) {
  return <line x1={x} x2={x} y1={top} y2={foot} stroke="var(--accent-ink)" strokeDasharray="3 3" />;
}

const sentence = (point: CurvePoint): string =>
  `At threshold ${point.threshold.toFixed(3)}: ${percent(point.automationRate)} automated, ${percent(point.error)} of them wrong on the labels, at most ${percent(point.bound)} proven.`;

function describe({ guaranteed, naive }: GatePoints): string {
  const safe =
    guaranteed === null
      ? "No threshold can be guaranteed yet."
      : `Guaranteed: ${percent(guaranteed.automationRate)} automated, at most ${percent(guaranteed.bound)} of them wrong.`;
  return naive === null
    ? safe
    : `${safe} By eye: ${percent(naive.automationRate)} automated, but up to ${percent(naive.bound)} may be wrong.`;
}
