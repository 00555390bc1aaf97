import { useNow } from "../../design/time.tsx";
import { OverdueShape } from "./overdue-shape.tsx";
import { exactTime, spanText } from "../../design/relative-time.ts";

/** How long there is still time; what is overdue says so in words as well. */
export function DueMark({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return null;
  const left = Date.parse(at) - now;
  const late = left < 0;
  return (
    <time
      dateTime={at}
      title={`due ${exactTime(at)}`}
      className={late ? "inline-flex items-center gap-1 font-medium text-caught-ink" : "text-ink-3"}
    >
      {late && <OverdueShape />}
      {late ? `${spanText(-left)} overdue` : `due in ${spanText(left)}`}
    </time>
  );
}
