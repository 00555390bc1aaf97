import { dayAhead } from "@surety/core/gate/day-ahead";
import type { WhatIf } from "@surety/core/gate/what-if";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import type { ReactNode } from "react";
import { Hint } from "../../design/hint.tsx";
import { MeaningMark } from "../../design/meaning.tsx";
import { flowOf, type SegmentPicture } from "./gate-picture.ts";
import { type WhatIfRow, whatIfRows } from "./what-if-rows.tsx";

type Props = { detail: GateDetail; picture: SegmentPicture; chosen: WhatIf };
type Column = { key: string; head: ReactNode; at: WhatIf | null };

/** Three thresholds side by side: what labels have earned, what one would choose by eye, and where the handle stands. */
export function WhatIfTable({ detail, picture, chosen }: Props) {
  const columns = columnsOf(picture, chosen);
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Thresholds side by side">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b">
            <td />
            {columns.map(({ key, head }) => (
              <th key={key} scope="col" className="h-8 px-3 text-right font-medium whitespace-nowrap">
                <span className="inline-flex items-center gap-1.5">{head}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {whatIfRows(detail, picture).map((row) => (
            <Line key={row.name} row={row} columns={columns} detail={detail} perDay={picture.perDay} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function columnsOf({ guaranteed, naive }: SegmentPicture, chosen: WhatIf): Column[] {
  const marked = (meaning: "automated" | "harm", word: string) => (
    <>
      <MeaningMark meaning={meaning} /> {word}
    </>
  );
  return [
    { key: "guaranteed", head: marked("automated", "Guaranteed"), at: guaranteed },
    { key: "naive", head: marked("harm", "By eye"), at: naive },
    { key: "chosen", head: <span className="text-accent-ink">What if</span>, at: chosen },
  ];
}

type LineProps = { row: WhatIfRow; columns: Column[]; detail: GateDetail; perDay: number };

function Line({ row: { name, tip, value }, columns, detail, perDay }: LineProps) {
  const valueAt = (at: WhatIf) => value(at, dayAhead(at, flowOf(detail, perDay)));
  return (
    <tr className="h-8">
      <th scope="row" className="pr-3 text-left font-normal whitespace-nowrap text-ink-2">
        <Hint text={tip}>{name}</Hint>
      </th>
      {columns.map(({ key, at }) => (
        <td key={key} className="px-3 text-right whitespace-nowrap">
          {at === null ? <span className="text-ink-3">none</span> : valueAt(at)}
        </td>
      ))}
    </tr>
  );
}
