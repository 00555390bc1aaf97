import { percent } from "../design/format.ts";
import type { GateScale } from "./gate-scale.ts";

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** The ground of the gate's picture: how much is automated, how much of it is wrong, and the target between. */
export function GateAxes({ scale, maxError }: { scale: GateScale; maxError: number }) {
  const { x, y, ceiling, height } = scale;
  return (
    <g fontSize="11" fill="var(--ink-3)">
      <rect
        x={x(0)}
        y={y(maxError)}
        width={x(1) - x(0)}
        height={y(0) - y(maxError)}
        fill="var(--automated-soft)"
        opacity="0.75"
      />
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={y(ceiling)} y2={y(0)} stroke="var(--line)" />
          <text x={x(tick)} y={y(0) + 22} textAnchor="middle">
            {percent(tick)}
          </text>
          <text x={x(0) - 8} y={y(tick * ceiling) + 4} textAnchor="end">
            {percent(tick * ceiling)}
          </text>
        </g>
      ))}
      <line x1={x(0)} x2={x(1)} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" />
      <g fontSize="12" fill="var(--ink-2)" textAnchor="middle">
        <text x={x(0.5)} y={height - 6}>
          share of cases that are automated
        </text>
        <text transform={`translate(13 ${y(ceiling / 2)}) rotate(-90)`}>share of those that are wrong</text>
      </g>
      <line x1={x(0)} x2={x(1)} y1={y(maxError)} y2={y(maxError)} stroke="var(--ink-2)" strokeDasharray="5 4" />
    </g>
  );
}
