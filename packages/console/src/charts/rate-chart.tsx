import type { LiveRate } from "@surety/core/wire/watch";
import { percent } from "../design/format.ts";
import { linear, linePath } from "./line-scale.ts";
import { useWidth } from "./use-width.ts";

const H = 130;
const M = { left: 36, right: 12, top: 14, bottom: 24 };
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** The sum of a CUSUM chart over time, under the limit at which it tells. It rises while events are more frequent than usual. */
export function RateChart({ rate }: { rate: LiveRate }) {
  const [box, width] = useWidth<HTMLDivElement>(360);
  const drawn = rate.points.filter((point): point is typeof point & { sum: number } => point.sum !== null);
  const limit = rate.limit ?? 1;
  const times = drawn.map((point) => Date.parse(point.at));
  const x = linear(times[0] ?? 0, times.at(-1) ?? 1, M.left, width - M.right);
  const y = linear(0, Math.max(limit * 1.25, ...drawn.map((point) => point.sum)), H - M.bottom, M.top);
  const first = times[0];
  const last = times.at(-1);
  return (
    <div ref={box}>
      <svg width={width} height={H} role="img" aria-label={describe(rate)}>
        <line x1={M.left} x2={width - M.right} y1={y(0)} y2={y(0)} stroke="var(--line-strong)" />
        <line
          x1={M.left}
          x2={width - M.right}
          y1={y(limit)}
          y2={y(limit)}
          stroke="var(--caught)"
          strokeDasharray="5 4"
          strokeWidth="1.5"
        />
        <text x={M.left - 6} y={y(limit) + 4} textAnchor="end" fontSize="11" fill="var(--caught-ink)">
          {limit.toFixed(1)}
        </text>
        <text x={M.left - 6} y={y(0) + 4} textAnchor="end" fontSize="11" fill="var(--ink-3)">
          0
        </text>
        <path
          d={linePath(drawn.map((point) => ({ x: x(Date.parse(point.at)), y: y(point.sum) })))}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="1.5"
        />
        {drawn.slice(-1).map((point) => (
          <circle key={point.at} cx={x(Date.parse(point.at))} cy={y(point.sum)} r="3" fill="var(--accent)" />
        ))}
        {first !== undefined && last !== undefined && first !== last && (
          <g fontSize="11" fill="var(--ink-3)">
            <text x={M.left} y={H - 6}>
              {dayFormat.format(first)}
            </text>
            <text x={width - M.right} y={H - 6} textAnchor="end">
              {dayFormat.format(last)}
            </text>
          </g>
        )}
      </svg>
    </div>
  );
}

function describe({ rate, sum, limit, usual, seen, events }: LiveRate): string {
  const share = seen === 0 ? 0 : events / seen;
  const chart =
    sum === null || limit === null ? "still learning" : `sum ${sum.toFixed(2)} of limit ${limit.toFixed(2)}`;
  return `${rate} rate ${percent(share)} of ${seen}, usual up to ${usual === null ? "not known yet" : percent(usual)}; ${chart}.`;
}
