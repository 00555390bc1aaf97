import type { ReactNode } from "react";
import { Tooltip } from "./tooltip.tsx";

/** A word with a dotted line under it, whose plain meaning or statistical name is one hover away. */
export function Hint({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Tooltip text={text}>
      <span tabIndex={0} className="cursor-help underline decoration-line-strong decoration-dotted underline-offset-3">
        {children}
      </span>
    </Tooltip>
  );
}
