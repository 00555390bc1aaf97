import ChevronRight from "lucide-react/icons/chevron-right";
import type { ReactNode } from "react";

/** Details that stay folded until somebody asks. */
export function Folded({
  summary,
  children,
  open = false,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
}) {
  return (
    <details open={open} className="min-w-0">
      <summary className="flex list-none items-center gap-1 text-sm max-sm:min-h-11 text-ink-3 hover:text-ink">
        <ChevronRight
          size={13}
          aria-hidden
          className="shrink-0 transition-transform [details[open]>summary>&]:rotate-90"
        />
        {summary}
      </summary>
      <div className="mt-1.5 pl-4">{children}</div>
    </details>
  );
}
