import { useNow } from "../../design/time.tsx";
import { exactTime, spanText } from "../../design/relative-time.ts";

/** How long there is still time; what is overdue says so in words as well. */
export function DueMark({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return null;
  const left = Date.parse(at) - now;
  const late = left < 0;
  return (
    <time dateTime={at} title={`due ${exactTime(at)}`} className={late ? "font-medium text-caught-ink" : "text-ink-3"}>
      {late ? `${spanText(-left)} late` : `due in ${spanText(left)}`}
    </time>
  );
}
