import { listIn } from "@surety/core/extract/line-rows";
import { alignRows } from "@surety/core/extract/align-rows";
import type { LineColumns, LineColumn } from "@surety/core/extract/line-columns";
import { unitWords } from "@surety/core/matching/unit-words";
import { isRecord } from "@surety/core/wire/object-in";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { counted } from "../../design/format.ts";

type Row = Record<string, string | null>;

/** Lines that are drawn without being asked for. */
const firstLines = 8;
const figure = /^-?\d+(?:\.\d+)?$/;

/** The lines of an answer; what a person changed stands behind what it replaces, and lines that they took out are struck. */
export function LinesList({ name, before, now }: { name: string; before: string | null; now: string | null }) {
  const [all, setAll] = useState(false);
  const lines = linesOf(before, now);
  const names = [...new Set(lines.flatMap(filledIn))];
  const shown = all ? lines : lines.slice(0, firstLines);
  return (
    <div className="flex flex-col gap-1 overflow-x-auto">
      <table aria-label={`Lines of ${name}`} className="w-full border-collapse text-sm">
        <thead className="text-left text-xs text-ink-3">
          <tr>
            {names.map((one) => (
              <th
                key={one}
                scope="col"
                className={`py-0.5 pr-3 font-normal ${isFigures(lines, one) ? "text-right" : ""}`}
              >
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ was, is }, at) => (
            <tr key={at} className="border-t">
              {names.map((one) => (
                <td
                  key={one}
                  className={`py-0.5 pr-3 ${isFigures(lines, one) ? "text-right" : "[overflow-wrap:break-word]"}`}
                >
                  <Cell
                    was={before === null ? (is?.[one] ?? null) : (was?.[one] ?? null)}
                    is={is === null ? undefined : (is[one] ?? null)}
                    say={isUnits(lines, one) ? unitWords : asItStands}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < lines.length && (
        <Button small className="self-start" onClick={() => setAll(true)}>
          Show {counted(lines.length - shown.length, "more line")}
        </Button>
      )}
    </div>
  );
}

type CellProps = { was: string | null; is: string | null | undefined; say: (value: string | null) => string | null };

function Cell({ was, is, say }: CellProps) {
  if (was === is) return <span>{say(is)}</span>;
  return (
    <>
      {was !== null && <del className="mr-1 text-ink-3">{say(was)}</del>}
      {is != null && <span className="font-medium">{say(is)}</span>}
    </>
  );
}

interface Line {
  was: Row | null;
  is: Row | null;
}

/** Each line as it was read beside what it is now, in the order in which they stand. */
function linesOf(before: string | null, now: string | null): Line[] {
  const [were, are] = [rowsIn(before), rowsIn(now)];
  if (before === null || before === now) return are.map((is) => ({ was: is, is }));
  const columns = columnsOf([...were, ...are]);
  const partner = new Map(alignRows(columns, are, were));
  const lines: Line[] = [];
  let next = 0;
  for (const [at, is] of are.entries()) {
    const other = partner.get(at) ?? null;
    for (; other !== null && next < other; next += 1) lines.push({ was: were[next]!, is: null });
    if (other !== null) next = other + 1;
    lines.push({ was: other === null ? null : were[other]!, is });
  }
  return [...lines, ...were.slice(next).map((was) => ({ was, is: null }))];
}

const rowsIn = (value: string | null): Row[] => (listIn(value) ?? []).filter((row): row is Row => isRecord(row));

function columnsOf(rows: readonly Row[]): LineColumns {
  const text: LineColumn = { type: "text" };
  return Object.fromEntries(rows.flatMap((row) => Object.keys(row).map((name) => [name, text])));
}

/** The columns in which a line says anything: what no line says needs no room. */
const filledIn = ({ was, is }: Line): string[] =>
  [was, is].flatMap((row) => Object.keys(row ?? {}).filter((name) => row?.[name] != null));

const asItStands = (value: string | null) => value;

/** A column in which every value is the code of a unit, which people know by its word. */
const isUnits = (lines: readonly Line[], name: string): boolean =>
  lines
    .flatMap(({ is, was }) => [is?.[name] ?? null, was?.[name] ?? null])
    .every((value) => value === null || unitWords(value) !== value);

const isFigures = (lines: readonly Line[], name: string): boolean =>
  lines.every(({ is, was }) => figure.test(is?.[name] ?? was?.[name] ?? "0"));
