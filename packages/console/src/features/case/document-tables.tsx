import type { ShownTable } from "@surety/core/wire/stored-document";
import type { KeyboardEvent, PointerEvent } from "react";
import { classNames } from "../../design/class-names.ts";
import { Folded } from "../../design/folded.tsx";
import { counted } from "../../design/format.ts";
import { pointAtCell } from "./cell-store.ts";
import { spansByPlace } from "./spans-by-place.ts";
import { cellTowards, type GridPlace } from "./table-keys.ts";

type Props = { field: string; tables: readonly ShownTable[] };

/** The tables of a document as they were read. Pointing at a cell shows where on the page it stands. */
export function DocumentTables({ field, tables }: Props) {
  if (tables.length === 0) return null;
  return (
    <Folded summary={counted(tables.length, "table")}>
      <ul className="flex flex-col gap-3">
        {tables.map((table, at) => (
          <li key={at}>
            <TableOfCells field={field} table={table} name={nameOf(table, at, tables.length)} />
          </li>
        ))}
      </ul>
    </Folded>
  );
}

function nameOf({ name, cells }: ShownTable, at: number, of: number): string {
  if (name !== null) return name;
  const pages = [...new Set(cells.map(({ page }) => page))];
  const place = pages.length === 0 ? "" : `, page ${pages.length === 1 ? pages[0] : `${pages[0]} to ${pages.at(-1)}`}`;
  return `${of === 1 ? "Table" : `Table ${at + 1}`}${place}`;
}

function TableOfCells({ field, table, name }: { field: string; table: ShownTable; name: string }) {
  const { rows, headerRows, spans, cells, moreRows } = table;
  const { spanAt, isCovered } = spansByPlace(spans);
  const placed = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const first = cells[0];
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const { row, column } = (event.target as HTMLElement).dataset;
    const to = row === undefined ? null : cellTowards(event.key, { row: Number(row), column: Number(column) }, cells);
    if (to === null) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(selectorOf(to))?.focus();
  };
  // Whoever goes by keyboard scrolls the table away from under a pointer that rests.
  const leave = ({ currentTarget }: PointerEvent<HTMLTableElement>) => {
    if (!currentTarget.contains(document.activeElement)) pointAtCell(null);
  };
  return (
    <>
      <div className="overflow-x-auto rounded-md border" tabIndex={-1}>
        <table className="w-full border-collapse text-xs" onKeyDown={move} onPointerLeave={leave}>
          <caption className="px-2 py-1 text-left text-ink-3">{name}</caption>
          <tbody>
            {rows.map((row, rowAt) => (
              <tr key={rowAt} className={classNames("border-t", rowAt < headerRows && "bg-sunken font-medium")}>
                {row.map((text, column) => {
                  if (isCovered(rowAt, column)) return null;
                  const span = spanAt(rowAt, column);
                  const cell = placed.get(`${rowAt} ${column}`);
                  const Cell = rowAt < headerRows ? "th" : "td";
                  return (
                    <Cell
                      key={column}
                      rowSpan={span?.rowSpan}
                      colSpan={span?.columnSpan}
                      className="p-0 text-left align-top font-[inherit]"
                    >
                      {cell === undefined ? (
                        <span className="block px-2 py-1">{text}</span>
                      ) : (
                        <PlacedText text={text} cell={cell} field={field} isEntry={cell === first} />
                      )}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {moreRows > 0 && <p className="mt-0.5 text-xs text-ink-3">and {counted(moreRows, "more row")}</p>}
    </>
  );
}

const selectorOf = ({ row, column }: GridPlace): string => `[data-row="${row}"][data-column="${column}"]`;

type PlacedProps = { text: string; cell: ShownTable["cells"][number]; field: string; isEntry: boolean };

/** One stop of the Tab key for each table; arrows go on from there. */
function PlacedText({ text, cell, field, isEntry }: PlacedProps) {
  const { page, box, row, column } = cell;
  const point = (wanted: boolean) => pointAtCell({ field, page, box, wanted });
  return (
    <button
      type="button"
      data-row={row}
      data-column={column}
      tabIndex={isEntry ? 0 : -1}
      title={`page ${page}`}
      onPointerEnter={() => point(false)}
      onFocus={() => point(false)}
      onBlur={() => pointAtCell(null)}
      onClick={() => point(true)}
      className="block w-full px-2 py-1 text-left hover:bg-accent-soft focus-visible:bg-accent-soft"
    >
      {text}
    </button>
  );
}
