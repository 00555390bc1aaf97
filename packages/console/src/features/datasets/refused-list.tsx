import type { SetImport } from "@surety/core/wire/dataset";
import { counted } from "../../design/format.ts";
import { Folded } from "../../design/folded.tsx";

const shown = 100;

/** The items that were not taken, each with where it stands, why, and what to do. */
export function RefusedList({ refused }: { refused: SetImport["refused"] }) {
  if (refused.length === 0) return null;
  return (
    <Folded summary={`${counted(refused.length, "item")} not taken, with reasons`} open={refused.length <= 5}>
      <ul className="flex flex-col gap-1 text-sm">
        {refused.slice(0, shown).map((one) => (
          <li key={`${one.place} ${one.field} ${one.reason}`}>
            <span className="font-mono text-ink-3">{one.place}</span>{" "}
            {one.field !== "" && <span className="font-mono">{one.field}: </span>}
            {one.reason} <span className="text-ink-3">{one.remedy}</span>
          </li>
        ))}
      </ul>
    </Folded>
  );
}
