import { count } from "../../design/format.ts";
import { OverdueShape } from "./overdue-shape.tsx";

/** How many of a queue or a view are overdue; nothing where none is. */
export function OverdueCount({ overdue }: { overdue: number }) {
  if (overdue === 0) return null;
  return (
    <span
      className="inline-flex items-center gap-0.5 rounded-sm bg-caught-soft px-1 text-xs text-caught-ink"
      title={`${count(overdue)} overdue`}
    >
      <OverdueShape /> {count(overdue)} <span className="sr-only">overdue</span>
    </span>
  );
}
