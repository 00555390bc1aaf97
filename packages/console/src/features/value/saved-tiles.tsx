import type { ValueWire } from "@surety/core/wire/value";
import { Hint } from "../../design/hint.tsx";
import { counted } from "../../design/format.ts";
import { bounded, hours, moneyIn, workTime } from "./value-words.ts";

type Tile = { label: string; hint: string; main: string; note: string };

/** What the span has saved and what a case costs now, each beside what it is compared with. */
export function SavedTiles({ value }: { value: ValueWire }) {
  return (
    <section
      aria-label="Saved"
      className="grid grid-cols-2 overflow-hidden rounded-md border bg-surface *:-mr-px *:-mb-px xl:grid-cols-4"
    >
      {tilesOf(value).map((tile) => (
        <div key={tile.label} className="flex min-w-0 flex-col gap-0.5 border-r border-b p-4">
          <span className="text-sm text-ink-2">
            <Hint text={tile.hint}>{tile.label}</Hint>
          </span>
          <span className="text-[24px] leading-8 font-semibold tracking-tight">{tile.main}</span>
          <span className="text-sm text-ink-3">{tile.note}</span>
        </div>
      ))}
    </section>
  );
}

function tilesOf({ total, baseline, currency }: ValueWire): Tile[] {
  const inMoney = moneyIn(currency);
  const cases = total.automated + total.reviewed;
  const saved = total.hoursSaved === null ? null : bounded(total.hoursSaved, hours);
  const savedMoney = total.savedMicros === null ? null : bounded(total.savedMicros, inMoney);
  const correct = total.costPerCorrectMicros === null ? null : bounded(total.costPerCorrectMicros, inMoney);
  const minutes = baseline.minutesPerCase;
  return [
    {
      label: "Hours saved",
      hint: "What these cases would have taken without automation, less everything that people did: reviews, second opinions and audits, the first weeks of training included.",
      main: saved?.main ?? "–",
      note: saved?.note ?? "needs a baseline",
    },
    {
      label: "Money saved",
      hint: "The same in money, less what the models cost. The computer itself counts as free.",
      main: savedMoney?.main ?? "–",
      note: savedMoney?.note ?? "needs a baseline and its cost per hour",
    },
    {
      label: "People's time per case",
      hint: `From claim to decision; a decision counts for at most five medians. ${counted(total.untimed, "decision")} without a time count as average ones, ${total.capped} were cut.`,
      main: total.minutesPerCase === null ? "–" : workTime(total.minutesPerCase * 60),
      note: `${minutes === null ? "no baseline" : `${minutes.value.toFixed(1)} min before`}, ${counted(cases, "case")}`,
    },
    {
      label: "Cost of a right decision",
      hint: "All costs over the decisions that are right: automated ones by audits, people's by the baseline's error rate.",
      main: correct?.main ?? "–",
      note: correct?.note ?? "needs audits and a baseline",
    },
  ];
}
