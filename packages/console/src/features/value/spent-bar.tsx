import type { BudgetStand } from "@surety/core/wire/spending";
import { counted } from "../../design/format.ts";
import { moneyIn } from "./value-words.ts";

type Props = { name: string; stand: BudgetStand; currency: string; waits: boolean };

/** How much of a budget is gone, as a bar and in words. */
export function SpentBar({ name, stand, currency, waits }: Props) {
  const inMoney = moneyIn(currency);
  const used = stand.spentMicros + stand.unseenMicros;
  const share = Math.min(1, used / stand.limitMicros);
  return (
    <div>
      <div className="flex flex-wrap justify-between gap-x-3 text-sm">
        <span className="text-ink-2">{name}</span>
        <span className="tabular-nums">
          {inMoney(used)} of {inMoney(stand.limitMicros)}
        </span>
      </div>
      <div
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="mt-1 h-2 overflow-hidden rounded-full bg-line"
      >
        <div
          className={`h-full ${stand.refused > 0 || share >= 0.8 ? "bg-caught" : "bg-accent"}`}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="mt-1 text-sm text-ink-3">{wordsFor(stand, waits, inMoney)}</p>
    </div>
  );
}

function wordsFor(stand: BudgetStand, waits: boolean, inMoney: (micros: number) => string): string {
  const parts: string[] = [];
  if (stand.refused > 0)
    parts.push(`${counted(stand.refused, "call")} not made; cases ${waits ? "wait for the next day" : "go to people"}`);
  if (stand.unseenMicros > 0) parts.push(`up to ${inMoney(stand.unseenMicros)} for calls whose end nobody saw`);
  if (stand.reservedMicros > 0) parts.push(`${inMoney(stand.reservedMicros)} set aside for calls under way`);
  return parts.join("; ");
}
