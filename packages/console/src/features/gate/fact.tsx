import type { ReactNode } from "react";
import { Hint } from "../../design/hint.tsx";

/** One number with its name; the statistical name is in the tooltip. */
export function Fact({ name, tip, children }: { name: string; tip: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-3">
        <Hint text={tip}>{name}</Hint>
      </dt>
      <dd className="text-h2 font-semibold">{children}</dd>
    </div>
  );
}
