import { useState } from "react";
import { classNames } from "./class-names.ts";
import { foldPoint } from "./fold-point.ts";

/** Text as text, with its line breaks; long ones fold where a reader pauses. Never rendered as HTML, whatever it contains. */
export function LongText({ text, fold = 1400, className }: { text: string; fold?: number; className?: string }) {
  const [open, setOpen] = useState(false);
  const at = foldPoint(text, fold);
  return (
    <div className={classNames("min-w-0", className)}>
      <p className="max-w-[72ch] [overflow-wrap:anywhere] whitespace-pre-wrap">
        {at !== null && !open ? `${text.slice(0, at)} …` : text}
      </p>
      {at !== null && (
        <button
          type="button"
          aria-expanded={open}
          className="mt-1 text-sm text-accent-ink hover:underline max-sm:min-h-11"
          onClick={() => setOpen(!open)}
        >
          {open ? "Show less" : `Show all ${text.length.toLocaleString("en")} characters`}
        </button>
      )}
    </div>
  );
}
