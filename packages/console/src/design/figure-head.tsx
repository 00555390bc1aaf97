import type { ReactNode } from "react";
import { Hint } from "./hint.tsx";

/** Of a column head in a table of figures. */
export const figureHead = "h-8 px-3 font-medium whitespace-nowrap text-ink-3";

/** Stands over a column of figures; `tip` says what they count. */
export function FigureHead({ tip, children }: { tip: string; children: ReactNode }) {
  return (
    <th scope="col" className={`${figureHead} text-right`}>
      <Hint text={tip}>{children}</Hint>
    </th>
  );
}
