import type { ReviewDetail } from "@surety/core/wire/review";
import { useId } from "react";
import { classNames } from "../../design/class-names.ts";
import { Kbd } from "../../design/kbd.tsx";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import type { Draft } from "./answer-draft.ts";

type Props = {
  draft: Draft;
  reasons: ReviewDetail["reasons"];
  numbered: boolean;
  disabled: boolean;
  onChange: (draft: Draft) => void;
};

/** Why: one of the known reasons, and a note in own words. */
export function ReasonFields({ draft, reasons, numbered, disabled, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex flex-col gap-2">
      {reasons.length > 0 && (
        <div role="group" aria-label="Reason" className="flex flex-wrap gap-1.5">
          {reasons.map(({ code, says }, place) => (
            <button
              key={code}
              type="button"
              disabled={disabled}
              aria-pressed={draft.reasonCode === code}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChange({ ...draft, reasonCode: draft.reasonCode === code ? null : code })}
              className={classNames(
                "inline-flex h-7 items-center gap-1 rounded-full border px-2.5 text-sm max-sm:h-11 max-sm:px-4",
                draft.reasonCode === code
                  ? "border-accent-ink bg-accent-soft font-medium"
                  : "border-line-strong text-ink-2 hover:bg-sunken",
              )}
            >
              {numbered && place < 9 && <Kbd keys={String(place + 1)} />}
              {says}
            </button>
          ))}
        </div>
      )}
      <label htmlFor={id} className="sr-only">
        Note
      </label>
      <textarea
        id={id}
        data-note
        rows={2}
        disabled={disabled}
        maxLength={4000}
        placeholder="Note for colleagues"
        value={draft.note}
        onChange={(event) => onChange({ ...draft, note: event.target.value })}
        onKeyDown={leaveOnEscape}
        className="w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5"
      />
    </div>
  );
}
