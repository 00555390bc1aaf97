import type { Rate } from "@surety/core/wire/common";
import { count, counted, interval, percent } from "./format.ts";
import { Tooltip } from "./tooltip.tsx";

/** `noun` is what was counted, in the singular. */
type Props = {
  rate: (Rate & { open?: number }) | null;
  noun: string;
  name?: string;
  large?: boolean;
  missing?: string;
};

/** A rate with its interval and the count it rests on; the statistical name is in the tooltip. */
export function NumberWithInterval({ rate, noun, name, large = false, missing = "not measured yet" }: Props) {
  if (rate === null) return <span className="text-ink-3">{missing}</span>;
  const open = rate.open ?? 0;
  const tip = `${name ? `${name}: ` : ""}between ${percent(rate.low)} and ${percent(rate.high)} (95 % interval), from ${counted(rate.n, noun)}${open > 0 ? `; ${count(open)} more are not answered yet, and are taken to be like these` : ""}`;
  return (
    <Tooltip text={tip}>
      <span tabIndex={0} className="inline-flex cursor-help items-baseline gap-1.5 whitespace-nowrap">
        <span className={large ? "text-h1 font-semibold" : "font-medium"}>{percent(rate.value)}</span>
        <span className="text-sm text-ink-3">
          {interval(rate)}, {counted(rate.n, noun)}
          {open > 0 && `, ${count(open)} open`}
        </span>
      </span>
    </Tooltip>
  );
}
