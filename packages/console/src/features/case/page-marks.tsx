import type { Evidence } from "@surety/core/review/evidence";
import { memo, type MouseEvent, useEffect, useRef } from "react";
import { bringIntoView } from "./bring-into-view.ts";
import { fieldName, markName, useEvidence } from "./evidence-store.ts";
import type { PointedCell } from "./cell-store.ts";
import { type Picking, takePlace } from "./pick-store.ts";

/** A box drawn a little larger than what it marks. */
const around = ([x, y, width, height]: Evidence["box"], unit: number) => ({
  x: x - unit,
  y: y - unit,
  width: width + 2 * unit,
  height: height + 2 * unit,
  rx: unit,
});

/** The box of one value. Its field lights up with it, and it with its field; a press goes to the field that is asked about. */
export function EvidenceMark({ evidence, unit, dim }: { evidence: Evidence; unit: number; dim: boolean }) {
  const { box } = evidence;
  const { lit, on } = useEvidence(evidence);
  const press = () => {
    on.onClick();
    document.getElementById(fieldName(evidence))?.focus();
  };
  return (
    <rect
      {...on}
      onClick={press}
      id={markName(evidence)}
      role="button"
      tabIndex={0}
      aria-pressed={lit}
      aria-label={`${evidence.field}, read on page ${evidence.page}`}
      {...around(box, unit)}
      fill="var(--paper-mark)"
      fillOpacity={lit ? 0.22 : dim ? 0 : 0.07}
      stroke="var(--paper-mark)"
      strokeOpacity={dim && !lit ? 0.25 : 1}
      strokeWidth={lit ? unit * 1.6 : unit * 0.7}
      className="cursor-pointer outline-none"
    >
      <title>{evidence.field}</title>
    </rect>
  );
}

/** Where the cell of a table stands that is pointed at. */
export function CellMark({ cell: { box, wanted }, unit }: { cell: PointedCell; unit: number }) {
  const rect = useRef<SVGRectElement>(null);
  useEffect(() => {
    if (wanted) bringIntoView(rect.current);
  }, [wanted, box]);
  return (
    <rect
      ref={rect}
      aria-hidden
      data-cell-mark
      {...around(box, unit)}
      fill="var(--paper-mark)"
      fillOpacity={0.22}
      stroke="var(--paper-mark)"
      strokeWidth={unit * 1.6}
      className="pointer-events-none"
    />
  );
}

/** What on a page can be taken for the field that is being filled. By keyboard that is done in the field itself. */
export function PickMarks({ picking, page, unit }: { picking: Picking; page: number; unit: number }) {
  return picking.places.map((place, at) =>
    place.page === page ? (
      <PickMark
        key={`${place.box.join(" ")} ${place.printed}`}
        box={place.box}
        printed={place.printed}
        unit={unit}
        taken={picking.taken.includes(at)}
        at={at}
      />
    ) : null,
  );
}

type MarkProps = {
  box: Evidence["box"];
  printed: string;
  unit: number;
  taken: boolean;
  /** Which of the places it is. */
  at: number;
};

/** Drawn anew only when it is taken, or not any more: a page may have a thousand. */
const PickMark = memo(function PickMark({ box, printed, unit, taken, at }: MarkProps) {
  const rect = useRef<SVGRectElement>(null);
  useEffect(() => {
    if (taken) bringIntoView(rect.current);
  }, [taken]);
  const take = (event: MouseEvent) => {
    // The field that is filled keeps the focus.
    event.preventDefault();
    takePlace(at, event.shiftKey);
  };
  return (
    <rect
      ref={rect}
      aria-hidden
      data-pick={printed}
      data-taken={taken}
      onMouseDown={take}
      {...around(box, unit)}
      fill="var(--paper-mark)"
      fillOpacity={taken ? 0.22 : 0.04}
      stroke="var(--paper-mark)"
      strokeWidth={taken ? unit * 1.6 : unit * 0.7}
      strokeDasharray={taken ? undefined : `${unit * 2.5} ${unit * 2}`}
      className="cursor-copy"
    >
      <title>{printed}</title>
    </rect>
  );
});
