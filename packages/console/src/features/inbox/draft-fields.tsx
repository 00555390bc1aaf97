import type { PlannedEffect } from "@surety/core/wire/review-preview";
import { useId } from "react";
import { classNames } from "../../design/class-names.ts";
import { Kbd } from "../../design/kbd.tsx";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import type { DraftText } from "./draft-texts.ts";
import { wrongText } from "./draft-texts.ts";

type Props = {
  effect: PlannedEffect;
  texts: DraftText[];
  /** The texts of the first effect that has some: `t` goes there. */
  first: boolean;
  disabled: boolean;
  onChange: (text: DraftText, value: string) => void;
};

/** What goes out, as it goes out: each text can be edited where it stands. */
export function DraftFields({ effect, texts, first, disabled, onChange }: Props) {
  const body = texts.findLastIndex(({ field }) => field === "text");
  return (
    <div className="mt-1 flex flex-col gap-2">
      {texts.map((text, place) => (
        <DraftField
          key={text.key}
          text={text}
          problem={text.edited ? wrongText([effect], [text]) : null}
          entrance={first && place === body}
          disabled={disabled}
          onChange={(value) => onChange(text, value)}
        />
      ))}
    </div>
  );
}

const labels: Record<string, string> = { subject: "Subject", text: "Text" };
const mostRows = 18;

type FieldProps = {
  text: DraftText;
  problem: string | null;
  entrance: boolean;
  disabled: boolean;
  onChange: (value: string) => void;
};

function DraftField({
  text: { field, text, draft, edited, stale },
  problem,
  entrance,
  disabled,
  onChange,
}: FieldProps) {
  const id = useId();
  const shared = {
    id,
    value: text,
    disabled,
    "aria-invalid": problem !== null,
    "aria-describedby": `${id}-note`,
    "data-draft-text": entrance || undefined,
    onKeyDown: leaveOnEscape,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    className: classNames(
      "w-full rounded-md border bg-surface px-2.5 py-1.5 text-base",
      edited ? "border-accent-ink" : "border-line-strong",
    ),
  };
  return (
    <div className="flex flex-col gap-0.5">
      <div className="flex min-h-5 items-baseline gap-2 text-xs">
        <label htmlFor={id} className="text-ink-3">
          {labels[field] ?? field}
          {entrance && <Kbd keys="t" />}
        </label>
        {edited && <span className="font-medium text-accent-ink">edited</span>}
        {edited && (
          <button
            type="button"
            disabled={disabled}
            className="ml-auto text-accent-ink hover:underline max-sm:min-h-11"
            onClick={() => onChange(draft)}
          >
            Back to the draft
          </button>
        )}
      </div>
      {field === "subject" ? (
        <input type="text" {...shared} />
      ) : (
        <textarea
          {...shared}
          rows={rowsOf(text)}
          className={`${shared.className} field-sizing-content min-h-24 resize-y`}
        />
      )}
      <p
        id={`${id}-note`}
        role={problem === null ? undefined : "alert"}
        className={problem === null ? "text-xs text-ink-3" : "text-sm text-harm-ink"}
      >
        {problem ?? (stale ? "The draft has changed since you edited it; your words are kept." : "")}
      </p>
    </div>
  );
}

/** Where the browser does not measure the text itself. */
const rowsOf = (text: string): number => Math.min(mostRows, text.split("\n").length + 1);
