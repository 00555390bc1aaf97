import type { ReactNode } from "react";
import { Hint } from "../../design/hint.tsx";

export type Bounded = { value: number; low: number; high: number };

/** `2.4 h`, `12 min`: as exact as somebody plans. */
export function hoursText(hours: number): string {
  if (hours > 0 && hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  return hours === 0 ? "none" : `${hours < 10 ? hours.toFixed(1) : Math.round(hours)} h`;
}

/** Hours with what they may as well be, and how they came to be on demand. */
export function Hours({ hours, how, missing }: { hours: Bounded | null; how: ReactNode; missing: string }) {
  if (hours === null) return <span className="text-ink-3">{missing}</span>;
  const wide = hoursText(hours.low) !== hoursText(hours.high);
  return (
    <Hint text={how}>
      <span className="font-medium">{hoursText(hours.value)}</span>
      {wide && (
        <span className="text-sm text-ink-3">
          {" "}
          {hoursText(hours.low)} to {hoursText(hours.high)}
        </span>
      )}
    </Hint>
  );
}
