import type { LayoutCurveWire } from "@surety/core/wire/quality";
import { LayoutCurveChart } from "../../charts/layout-curve-chart.tsx";
import { Card } from "../../design/card.tsx";
import { counted, percent } from "../../design/format.ts";

/** How many documents of a new layout somebody corrects until they are read well: from the labels, at each training. */
export function LayoutCurveCard({ curve }: { curve: LayoutCurveWire }) {
  const { layouts, asked, points } = curve;
  const [first, last] = [points[0], points.at(-1)];
  return (
    <Card
      title="How a new layout is learned"
      aside={`${counted(layouts, "layout")} held back, ${counted(asked, "document")} read at each point`}
    >
      {first !== undefined && last !== undefined && (
        <p className="mb-2 max-w-[72ch] text-ink-2">
          Of a layout that it has never seen,{" "}
          <b className="font-semibold whitespace-nowrap text-ink">{percent(first.fields)}</b> of the fields are right;
          after {counted(last.corrected, "corrected document")}{" "}
          <b className="font-semibold whitespace-nowrap text-ink">{percent(last.fields)}</b>.
        </p>
      )}
      <LayoutCurveChart curve={curve} />
    </Card>
  );
}
