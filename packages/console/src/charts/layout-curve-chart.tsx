import { wilson } from "@surety/core/statistics/wilson";
import type { LayoutCurveWire } from "@surety/core/wire/quality";
import { counted, percent } from "../design/format.ts";
import { linear, linePath } from "./line-scale.ts";
import { useWidth } from "./use-width.ts";

const H = 210;
const M = { left: 44, right: 120, top: 16, bottom: 38 };
const step = 0.1;

type Point = LayoutCurveWire["points"][number];
type Share = "fields" | "documents";

const lines: { share: Share; says: string; colour: string; dash?: string }[] = [
  { share: "fields", says: "fields right", colour: "var(--accent)" },
  { share: "documents", says: "documents right", colour: "var(--reviewed)", dash: "5 4" },
];
const lineHeight = 15;

/** Shares that are right after so many corrected documents of a layout, each with its interval over documents. */
export function LayoutCurveChart({ curve }: { curve: LayoutCurveWire }) {
  const [box, width] = useWidth<HTMLDivElement>(520);
  const { points, asked } = curve;
  // A share of fields counts as many trials as there are documents: fields of one document err together.
  const range = (share: number) => wilson(share * asked, asked, 0.95);
  const lowest = Math.min(...points.flatMap((one) => lines.map(({ share }) => range(one[share]).low)));
  const from = Math.max(0, Math.floor(lowest / step) * step);
  const x = linear(0, points.at(-1)?.corrected ?? 1, M.left + 12, width - M.right);
  const y = linear(from, 1, H - M.bottom, M.top);
  /** Words stand at the end of their line, where the eye is; the lower line's below those of the upper one. */
  const endOf = (share: Share) => {
    const ends = { fields: y(points.at(-1)?.fields ?? 0), documents: y(points.at(-1)?.documents ?? 0) };
    return share === "fields" ? ends.fields : Math.max(ends.documents, ends.fields + lineHeight);
  };
  const ticks = Array.from({ length: 5 }, (_, at) => from + ((1 - from) * at) / 4);
  return (
    <div ref={box}>
      <svg width={width} height={H} role="img" aria-label={describe(points)}>
        {ticks.map((tick) => (
          <g key={tick} fontSize="11" fill="var(--ink-3)">
            <line x1={M.left} x2={width - M.right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
            <text x={M.left - 6} y={y(tick) + 4} textAnchor="end">
              {Math.round(tick * 100)} %
            </text>
          </g>
        ))}
        {points.map(({ corrected }) => (
          <text
            key={corrected}
            x={x(corrected)}
            y={H - M.bottom + 16}
            fontSize="11"
            textAnchor="middle"
            fill="var(--ink-3)"
          >
            {corrected}
          </text>
        ))}
        <text x={(M.left + width - M.right) / 2} y={H - 4} fontSize="11" textAnchor="middle" fill="var(--ink-2)">
          corrected documents of the layout
        </text>
        {lines.map(({ share, says, colour, dash }) => (
          <g key={share} stroke={colour} fill={colour}>
            <path
              d={linePath(points.map((one) => ({ x: x(one.corrected), y: y(one[share]) })))}
              fill="none"
              strokeWidth="1.5"
              strokeDasharray={dash}
            />
            {points.map((one) => (
              <g key={one.corrected}>
                <line
                  x1={x(one.corrected)}
                  x2={x(one.corrected)}
                  y1={y(range(one[share]).low)}
                  y2={y(range(one[share]).high)}
                  strokeOpacity="0.35"
                />
                <circle cx={x(one.corrected)} cy={y(one[share])} r="3" stroke="none">
                  <title>{`${percent(one[share])} ${says} after ${counted(one.corrected, "corrected document")}`}</title>
                </circle>
              </g>
            ))}
            <text x={width - M.right + 8} y={endOf(share) + 4} fontSize="11" stroke="none">
              {says}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

const describe = (points: readonly Point[]): string =>
  points
    .map(
      (one) =>
        `After ${counted(one.corrected, "corrected document")} ${percent(one.fields)} of the fields and ${percent(one.documents)} of the documents are right.`,
    )
    .join(" ");
