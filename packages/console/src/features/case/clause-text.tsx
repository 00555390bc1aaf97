import type { ClauseSpan } from "@surety/core/clause/clause";
import { useEffect, useRef } from "react";
import { classNames } from "../../design/class-names.ts";
import { selectedSpan } from "./selected-span.ts";
import { textPieces } from "./text-pieces.ts";

type Props = {
  text: string;
  clauses: readonly ClauseSpan[];
  /** The clause that is looked at, by its place in `clauses`. */
  active: number | null;
  /** Hears what was selected with the pointer. */
  onSelect?: (span: { start: number; end: number }) => void;
};

/** A text with its clauses marked where they stand; the active one is scrolled to. */
export function ClauseText({ text, clauses, active, onSelect }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active === null) return;
    const mark = box.current?.querySelector<HTMLElement>(`[data-clauses~="${active}"]`);
    mark?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const select = () => {
    const span = box.current === null ? null : selectedSpan(box.current);
    if (span !== null) onSelect?.(span);
  };
  return (
    <div
      ref={box}
      role="region"
      aria-label="The text"
      tabIndex={0}
      onPointerUp={select}
      className="max-h-80 overflow-y-auto rounded-md border bg-sunken p-3 text-sm whitespace-pre-wrap [overflow-wrap:anywhere]"
    >
      {textPieces(text, clauses).map(({ start, end, of }) =>
        of.length === 0 ? (
          <span key={start}>{text.slice(start, end)}</span>
        ) : (
          <mark
            key={start}
            data-clauses={of.join(" ")}
            title={of.map((at) => clauses[at]?.type).join(", ")}
            className={classNames(
              "rounded-[2px] text-ink",
              active !== null && of.includes(active) ? "bg-accent-soft outline-2 outline-accent-ink" : "bg-accent-soft",
            )}
          >
            {text.slice(start, end)}
          </mark>
        ),
      )}
    </div>
  );
}
