import type { GateWire } from "@surety/core/wire/quality";
import { useState, type PointerEvent, type ReactNode } from "react";
import { percent } from "../design/format.ts";
import { errorCeiling, gatePoints, type CurvePoint } from "./gate-points.ts";

const W = 720;
const H = 380;
const M = { left: 64, right: 24, top: 20, bottom: 48 };
const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** How much is automated against how much of it is wrong, as the threshold moves: what labels show, and what they prove. */
export function GateCurve({ gate }: { gate: GateWire }) {
  const [read, setRead] = useState<CurvePoint | null>(null);
  const ceiling = errorCeiling(gate.curve, gate.maxError);
  const x = (rate: number) => M.left + rate * (W - M.left - M.right);
  const y = (error: number) => H - M.bottom - (Math.min(error, ceiling) / ceiling) * (H - M.top - M.bottom);
  const curve = gate.curve.toSorted((a, b) => a.automationRate - b.automationRate);
  const line = (value: (point: CurvePoint) => number) =>
    curve
      .map(
        (point, place) =>
          `${place === 0 ? "M" : "L"}${x(point.automationRate).toFixed(1)} ${y(value(point)).toFixed(1)}`,
      )
      .join("");
  const { guaranteed, naive } = gatePoints(gate.curve, gate.maxError);
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const rate = (((event.clientX - box.left) / box.width) * W - M.left) / (W - M.left - M.right);
    setRead(
      curve.reduce<CurvePoint | null>(
        (best, point) =>
          best === null || Math.abs(point.automationRate - rate) < Math.abs(best.automationRate - rate) ? point : best,
        null,
      ),
    );
  };
  return (
    <figure>
      <svg
        viewBox={`0 0 ${W} ${H}`}
        role="img"
        aria-label={describe(guaranteed, naive)}
        className="w-full select-none"
        onPointerMove={move}
        onPointerLeave={() => setRead(null)}
      >
        <rect
          x={x(0)}
          y={y(gate.maxError)}
          width={x(1) - x(0)}
          height={y(0) - y(gate.maxError)}
          fill="var(--automated-soft)"
          opacity="0.7"
        />
        {ticks.map((tick) => (
          <g key={tick} fontSize="11" fill="var(--ink-3)">
            <line x1={x(tick)} x2={x(tick)} y1={M.top} y2={y(0)} stroke="var(--line)" />
            <text x={x(tick)} y={H - M.bottom + 18} textAnchor="middle">
              {percent(tick)}
            </text>
            <text x={M.left - 8} y={y(tick * ceiling) + 4} textAnchor="end">
              {percent(tick * ceiling)}
            </text>
          </g>
        ))}
        <text x={x(0.5)} y={H - 8} textAnchor="middle" fontSize="12" fill="var(--ink-2)">
          share of cases that are automated
        </text>
        <text
          transform={`translate(14 ${(H - M.bottom) / 2}) rotate(-90)`}
          textAnchor="middle"
          fontSize="12"
          fill="var(--ink-2)"
        >
          share of those that are wrong
        </text>
        <line
          x1={x(0)}
          x2={x(1)}
          y1={y(gate.maxError)}
          y2={y(gate.maxError)}
          stroke="var(--ink-2)"
          strokeDasharray="5 4"
        />
        <text x={x(0) + 8} y={y(gate.maxError) - 6} fontSize="11" fill="var(--ink-2)">
          target: at most {percent(gate.maxError)} wrong
        </text>
        <path d={line((point) => point.bound)} fill="none" stroke="var(--automated)" strokeWidth="2.5" />
        <path
          d={line((point) => point.error)}
          fill="none"
          stroke="var(--ink-3)"
          strokeWidth="1.75"
          strokeDasharray="2 3"
        />
        {naive && (
          <g>
            <line
              x1={x(naive.automationRate)}
              x2={x(naive.automationRate)}
              y1={y(naive.error)}
              y2={y(naive.bound)}
              stroke="var(--harm)"
              strokeWidth="1.5"
            />
            <circle
              cx={x(naive.automationRate)}
              cy={y(naive.error)}
              r="5"
              fill="var(--surface)"
              stroke="var(--ink-2)"
              strokeWidth="2"
            />
            <path d={`M${x(naive.automationRate)} ${y(naive.bound) - 7}l7 7-7 7-7-7z`} fill="var(--harm)" />
          </g>
        )}
        {guaranteed && (
          <circle
            cx={x(guaranteed.automationRate)}
            cy={y(guaranteed.bound)}
            r="7"
            fill="var(--automated)"
            stroke="var(--surface)"
            strokeWidth="2"
          />
        )}
        {read && (
          <line
            x1={x(read.automationRate)}
            x2={x(read.automationRate)}
            y1={M.top}
            y2={y(0)}
            stroke="var(--accent-ink)"
            strokeDasharray="3 3"
          />
        )}
      </svg>
      <figcaption className="mt-1 min-h-10 text-sm text-ink-2">
        {read ? (
          <>
            At threshold <b className="font-mono font-medium text-ink">{read.threshold.toFixed(3)}</b>:{" "}
            {percent(read.automationRate)} automated, {percent(read.error)} of them wrong on the labels, at most{" "}
            {percent(read.bound)} proven.
          </>
        ) : (
          <CurveLegend gate={gate} />
        )}
      </figcaption>
    </figure>
  );
}

function CurveLegend({ gate }: { gate: GateWire }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      <Entry drawing={<path d="M0 7h24" stroke="var(--automated)" strokeWidth="2.5" />}>
        at most this, {percent(gate.assurance)} sure
      </Entry>
      <Entry drawing={<path d="M0 7h24" stroke="var(--ink-3)" strokeWidth="1.75" strokeDasharray="2 3" />}>
        as counted on the labels
      </Entry>
      <Entry drawing={<circle cx="12" cy="7" r="6" fill="var(--automated)" />}>guaranteed point</Entry>
      <Entry drawing={<circle cx="12" cy="7" r="5" fill="var(--surface)" stroke="var(--ink-2)" strokeWidth="2" />}>
        naive point
      </Entry>
      <Entry drawing={<path d="M12 0l7 7-7 7-7-7z" fill="var(--harm)" />}>what it risks</Entry>
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

function describe(guaranteed: CurvePoint | null, naive: CurvePoint | null): string {
  const safe =
    guaranteed === null
      ? "No threshold can be guaranteed yet."
      : `Guaranteed: ${percent(guaranteed.automationRate)} automated, at most ${percent(guaranteed.bound)} of them wrong.`;
  return naive === null
    ? safe
    : `${safe} Naive: ${percent(naive.automationRate)} automated, but up to ${percent(naive.bound)} may be wrong.`;
}
