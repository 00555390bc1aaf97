import type { JudgmentQuality } from "@surety/core/wire/quality";
import { count, percent } from "../design/format.ts";

const S = 320;
const M = { left: 58, right: 20, top: 12, bottom: 92 };
const side = S - M.left - M.right;
const barRoom = 36;

/** How often answers of one confidence were right, with intervals, over how many there were. On the diagonal the machine knows itself. */
export function ReliabilityDiagram({ bins }: { bins: JudgmentQuality["reliability"] }) {
  const x = (share: number) => M.left + share * side;
  const y = (share: number) => M.top + (1 - share) * side;
  const most = Math.max(1, ...bins.map((bin) => bin.n));
  const base = M.top + side + 30 + barRoom;
  const filled = bins.filter((bin) => bin.n > 0);
  return (
    <svg
      viewBox={`0 0 ${S} ${M.top + side + M.bottom}`}
      role="img"
      aria-label={describe(filled)}
      className="mx-auto w-full max-w-[360px]"
    >
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick} fontSize="10" fill="var(--ink-3)">
          <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={M.left - 6} y={y(tick) + 3.5} textAnchor="end">
            {percent(tick)}
          </text>
          <text x={x(tick)} y={M.top + side + 16} textAnchor="middle">
            {percent(tick)}
          </text>
        </g>
      ))}
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="var(--ink-3)" strokeDasharray="4 4" />
      {filled.map((bin) => (
        <g key={bin.from}>
          <title>{`${percent(bin.from)} to ${percent(bin.to)} sure: right ${percent(bin.accuracy)} (${percent(bin.low)} to ${percent(bin.high)}), ${count(bin.n)} labels`}</title>
          <line
            x1={x(bin.confidence)}
            x2={x(bin.confidence)}
            y1={y(bin.low)}
            y2={y(bin.high)}
            stroke="var(--automated)"
            strokeWidth="2"
            opacity="0.55"
          />
          <circle cx={x(bin.confidence)} cy={y(bin.accuracy)} r="4" fill="var(--automated)" />
          <rect
            x={x(bin.from) + 1}
            width={(bin.to - bin.from) * side - 2}
            y={base - (bin.n / most) * barRoom}
            height={Math.max(1, (bin.n / most) * barRoom)}
            fill="var(--reviewed)"
            opacity="0.7"
          />
        </g>
      ))}
      <line x1={x(0)} x2={x(1)} y1={base} y2={base} stroke="var(--line-strong)" />
      <text x={x(0.5)} y={base + 18} fontSize="11" textAnchor="middle" fill="var(--ink-2)">
        how sure it was, over how many labels
      </text>
      <text
        transform={`translate(10 ${M.top + side / 2}) rotate(-90)`}
        fontSize="11"
        textAnchor="middle"
        fill="var(--ink-2)"
      >
        how often it was right
      </text>
    </svg>
  );
}

const describe = (bins: JudgmentQuality["reliability"]): string =>
  `Reliability: ${bins.map((bin) => `${percent(bin.confidence)} sure, right ${percent(bin.accuracy)}`).join("; ")}.`;
