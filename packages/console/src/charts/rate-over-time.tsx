import type { Rate } from "@surety/core/wire/common";
import { percent } from "../design/format.ts";
import { useWidth } from "./use-width.ts";

export type RatePoint = { at: string; label: string; rate: Rate | null };
type Props = { name: string; points: RatePoint[]; colour: string };

const height = 92;
const base = 72;
const left = 42;

/** One rate, week by week: a dot with its interval as a line through it. A week without cases has neither. */
export function RateOverTime({ name, points, colour }: Props) {
  const [box, width] = useWidth<HTMLDivElement>(320);
  const most = Math.max(0.01, ...points.map((point) => point.rate?.high ?? 0));
  const y = (share: number) => base - (share / most) * (base - 8);
  const x = (place: number) => left + ((place + 0.5) / points.length) * (width - left - 6);
  const known = points.filter((point) => point.rate !== null).length;
  return (
    <div ref={box} role="img" aria-label={`${name} by week: ${known} of ${points.length} weeks have cases`}>
      <svg width={width} height={height} aria-hidden className="block overflow-visible">
        {[0, most].map((line) => (
          <g key={line}>
            <line x1={left} x2={width} y1={y(line)} y2={y(line)} stroke="var(--line)" />
            <text x={left - 6} y={y(line) + 4} textAnchor="end" fontSize={11} fill="var(--ink-3)">
              {percent(line)}
            </text>
          </g>
        ))}
        {points.map(({ at, rate }, place) =>
          rate === null ? null : (
            <g key={at} stroke={colour}>
              <line x1={x(place)} x2={x(place)} y1={y(rate.low)} y2={y(rate.high)} strokeWidth={2} opacity={0.45} />
              <circle cx={x(place)} cy={y(rate.value)} r={3} fill={colour} stroke="none" />
            </g>
          ),
        )}
        {[0, points.length - 1].map((place) => (
          <text
            key={place}
            x={place === 0 ? left : width}
            y={height - 4}
            textAnchor={place === 0 ? "start" : "end"}
            fontSize={11}
            fill="var(--ink-3)"
          >
            {points[place]?.label}
          </text>
        ))}
      </svg>
    </div>
  );
}
