import type { JournalEntry } from "@surety/core/wire/case";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import CopyMinus from "lucide-react/icons/copy-minus";
import ListFilter from "lucide-react/icons/list-filter";

const looks = {
  accepted: { icon: CircleCheck, tone: "text-automated-ink" },
  filtered: { icon: ListFilter, tone: "text-ink-3" },
  duplicate: { icon: CopyMinus, tone: "text-ink-3" },
  invalid: { icon: CircleX, tone: "text-harm-ink" },
} as const satisfies Record<JournalEntry["fate"], unknown>;

/** What became of an arrival, as mark and word. */
export function FateMark({ fate }: { fate: JournalEntry["fate"] }) {
  const { icon: Icon, tone } = looks[fate];
  return (
    <span className="flex items-center gap-1.5">
      <Icon size={13} aria-hidden className={tone} />
      {fate}
    </span>
  );
}
