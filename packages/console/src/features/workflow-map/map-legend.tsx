import { Kbd } from "../../design/kbd.tsx";

/** How to read the map, in one quiet line. */
export function MapLegend() {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-ink-3">
      <span>Cases of the last 24 hours; a wider arrow carries more.</span>
      <Line className="border-automated" word="automated" />
      <Line className="border-dashed border-reviewed" word="through a person" />
      <span className="ml-auto flex items-center gap-1">
        <Kbd keys="j" />
        <Kbd keys="k" /> walk through the steps
      </span>
    </div>
  );
}

function Line({ className, word }: { className: string; word: string }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className={`w-6 border-t-2 ${className}`} />
      {word}
    </span>
  );
}
