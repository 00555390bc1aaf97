import { cellSeries, patternId, type CellSeries } from "./cell-series.ts";

/** Fills that differ by drawing as well as by colour, for eyes and printers that see no colour. */
export function CellPatterns() {
  return (
    <defs>
      {cellSeries.map((series) => (
        <pattern key={series.key} id={patternId(series)} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect
            width="8"
            height="8"
            fill={`var(--${series.meaning})`}
            fillOpacity={series.pattern === "dots" ? 0.22 : 0.88}
          />
          <Drawing series={series} />
        </pattern>
      ))}
    </defs>
  );
}

function Drawing({ series }: { series: CellSeries }) {
  const light = { stroke: "var(--surface)", strokeOpacity: 0.5, strokeWidth: 1.4, fill: "none" };
  if (series.pattern === "dots")
    return <path d="M2 2h0.01M6 6h0.01" stroke={`var(--${series.meaning})`} strokeWidth="2" strokeLinecap="round" />;
  if (series.pattern === "lines") return <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" {...light} />;
  if (series.pattern === "waves") return <path d="M0 4q2-3 4 0t4 0" {...light} />;
  if (series.pattern === "cross") return <path d="M0 0l8 8M8 0l-8 8" {...light} />;
  return null;
}

/** One swatch of the legend, drawn with the same fill. */
export function CellSwatch({ series }: { series: CellSeries }) {
  return (
    <svg width="14" height="14" aria-hidden className="shrink-0 rounded-[3px]">
      <rect
        width="14"
        height="14"
        fill={`url(#${patternId(series)})`}
        stroke={`var(--${series.meaning})`}
        strokeWidth="2"
      />
    </svg>
  );
}
