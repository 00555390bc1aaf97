import { useState } from "react";
import { classNames } from "./class-names.ts";

/** Text as text, with its line breaks; long ones fold. Never rendered as HTML, whatever it contains. */
export function LongText({ text, fold = 1400, className }: { text: string; fold?: number; className?: string }) {
  const [open, setOpen] = useState(false);
  const long = text.length > fold;
  return (
    <div className={classNames("min-w-0", className)}>
      <p className="max-w-[72ch] [overflow-wrap:anywhere] whitespace-pre-wrap">
        {long && !open ? `${text.slice(0, fold)}…` : text}
      </p>
      {long && (
        <button type="button" className="mt-1 text-sm text-accent-ink hover:underline" onClick={() => setOpen(!open)}>
          {open ? "Show less" : `Show all ${text.length.toLocaleString("en")} characters`}
        </button>
      )}
    </div>
  );
}
