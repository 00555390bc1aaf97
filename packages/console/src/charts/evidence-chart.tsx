import type { GuaranteeWatchWire } from "@surety/core/wire/watch";
import { count } from "../design/format.ts";
import { linear, linePath, logarithmic } from "./line-scale.ts";
import { useWidth } from "./use-width.ts";

const H = 180;
const M = { left: 44, right: 16, top: 14, bottom: 34 };
const floor = 0.1;

/** Evidence against a promise, audit by audit, up to the line at which it counts as broken. Each wrong answer is marked. */
export function EvidenceChart({ watch }: { watch: GuaranteeWatchWire }) {
  const [box, width] = useWidth<HTMLDivElement>(520);
  const { path, line } = watch;
  const most = Math.max(line * 2, ...path.map((point) => point.evidence));
  const x = linear(0, Math.max(20, watch.audits), M.left, width - M.right);
  const y = logarithmic(floor, most, H - M.bottom, M.top);
  const points = [{ x: x(0), y: y(1) }, ...path.map((one) => ({ x: x(one.audits), y: y(one.evidence) }))];
  return (
    <div ref={box}>
      <svg width={width} height={H} role="img" aria-label={describe(watch)}>
        {[0.1, 1, 10, 100, 1000, 10_000]
          .filter((tick) => tick <= most)
          .map((tick) => (
            <g key={tick} fontSize="11" fill="var(--ink-3)">
              <line x1={M.left} x2={width - M.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
              <text x={M.left - 6} y={y(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
        <line
          x1={M.left}
          x2={width - M.right}
          y1={y(line)}
          y2={y(line)}
          stroke="var(--harm)"
          strokeDasharray="5 4"
          strokeWidth="1.5"
        />
        <text x={M.left + 6} y={y(line) - 5} fontSize="11" fill="var(--harm-ink)">
          the promise is broken from {line}
        </text>
        <path d={linePath(points)} fill="none" stroke="var(--accent)" strokeWidth="1.5" />
        {path
          .filter((one) => one.wrong)
          .map((one) => (
            <path
              key={one.audits}
              d={`M${x(one.audits)} ${y(one.evidence) - 4}l4 4-4 4-4-4z`}
              fill="var(--harm)"
              stroke="var(--surface)"
            >
              <title>{`audit ${one.audits}: wrong; evidence ${one.evidence.toFixed(2)}`}</title>
            </path>
          ))}
        <text x={(M.left + width - M.right) / 2} y={H - 6} fontSize="11" textAnchor="middle" fill="var(--ink-2)">
          {count(watch.audits)} audits, in their order
        </text>
      </svg>
    </div>
  );
}

function describe({ audits, errors, evidence, line, path }: GuaranteeWatchWire): string {
  const now = path.at(-1)?.evidence ?? 1;
  return `Evidence against the promise after ${audits} audits with ${errors} errors: now ${now.toFixed(2)}, at most ${evidence.toFixed(2)}; broken from ${line}.`;
}
