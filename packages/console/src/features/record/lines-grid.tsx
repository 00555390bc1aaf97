import type { AnsweredField } from "@surety/core/extract/answered-field";
import { linesText, rowsOf } from "@surety/core/extract/line-rows";
import type { Evidence } from "@surety/core/review/evidence";
import { useEffect, useMemo } from "react";
import { Button } from "../../design/button.tsx";
import { counted } from "../../design/format.ts";
import { Kbd } from "../../design/kbd.tsx";
import { readOf, sumWords } from "./line-cells.ts";
import { LineRowView } from "./line-row.tsx";
import type { LinesGridProps } from "./lines-grid-parts.ts";
import { useLineEdit } from "./use-line-edit.ts";

const nobody: NonNullable<AnsweredField["rows"]> = [];

/**
 * The lines of a document as a grid: one cell is an input, and keys lead it about. What is unsure is marked and looked at
 * first; each cell lights up where it stands; what all of them come to stands below, beside the total.
 */
export function LinesGrid(props: LinesGridProps) {
  const { field, read, value, total, proposed, onType } = props;
  const columns = field.columns ?? {};
  const names = Object.keys(columns);
  const rows = useMemo(() => rowsOf(field.columns ?? {}, value === "" ? null : value), [field.columns, value]);
  const readRows = read?.rows ?? nobody;
  const reads = useMemo(() => readOf(field.columns ?? {}, rows, readRows), [field.columns, rows, readRows]);
  const edit = useLineEdit({ ...props, columns, rows, reads });
  const { onMarks } = props;
  const written = JSON.stringify(edit.marks);
  useEffect(() => onMarks(field.name, JSON.parse(written) as Evidence[]), [onMarks, field.name, written]);
  const said = sumWords(columns, rows, total);
  const open = edit.open;
  return (
    <div role="group" aria-label={field.name} className="flex min-w-0 flex-col gap-1" onBlur={edit.blur}>
      <p className="flex items-baseline justify-between gap-2 text-sm">
        <span className="[overflow-wrap:anywhere]">{field.name}</span>
        <span className="text-ink-3">
          {counted(rows.length, "line")}
          {open > 0 && <span className="text-caught-ink">, {counted(open, "cell")} to look at</span>}
        </span>
      </p>
      {rows.length > 0 && (
        <div className="max-h-96 overflow-auto rounded-md border border-line-strong bg-surface">
          <table
            role="grid"
            aria-label={`Lines of ${field.name}`}
            aria-rowcount={rows.length + 1}
            className="w-full border-collapse text-sm"
          >
            <thead className="sticky top-0 z-10 bg-sunken text-left text-xs text-ink-2">
              <tr>
                <th scope="col" className="w-7 px-1.5 py-1 text-right font-normal text-ink-3">
                  <span className="sr-only">line</span>
                </th>
                {names.map((name) => (
                  <th
                    key={name}
                    scope="col"
                    className={`px-1.5 py-1 font-medium ${isFigure(columns[name]!.type) ? "text-right" : ""}`}
                  >
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <LineRowView
                  key={at}
                  at={at}
                  step={props.step}
                  field={field}
                  row={row}
                  read={reads[at] ?? null}
                  active={edit.active?.row === at ? edit.active.column : null}
                  editing={edit.active?.row === at && edit.editing}
                  entry={edit.entry?.row === at ? edit.entry.column : null}
                  seen={edit.seenOf(at)}
                  on={edit.on}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Button small onMouseDown={keepFocus} onClick={edit.insert} {...(rows.length === 0 && { "data-edit": true })}>
          Insert line
        </Button>
        {rows.length > 0 && (
          <Button small onMouseDown={keepFocus} onClick={edit.remove}>
            Delete line
          </Button>
        )}
        {edit.canUndo && (
          <Button small onMouseDown={keepFocus} onClick={edit.undo}>
            Undo
          </Button>
        )}
        {rows.length === 0 && proposed.length > 0 && (
          <Button small tone="primary" onClick={() => onType(linesText(columns, proposed) ?? "")}>
            Take {counted(proposed.length, "line")} from the document
          </Button>
        )}
        {said !== null && (
          <span role="status" className="ml-auto text-right">
            <span className="text-ink-3">sum </span>
            <span className="font-mono">{said.sum}</span>
            {said.said !== null && (
              <span className={said.difference === 0 ? "text-ink-3" : "font-medium text-harm-ink"}>, {said.said}</span>
            )}
          </span>
        )}
      </div>
      {rows.length > 0 && (
        <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-3 max-sm:hidden">
          <span>
            <Kbd keys="Enter" /> edit
          </span>
          <span>
            <Kbd keys=" " /> right, next unsure
          </span>
          <span>
            <Kbd keys="Shift+Enter" /> insert
          </span>
          <span>
            <Kbd keys="Shift+Backspace" /> delete
          </span>
          <span>
            <Kbd keys="Ctrl+Z" /> undo
          </span>
        </p>
      )}
    </div>
  );
}

/** Buttons are for the line whose cell has the focus. */
const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();

const isFigure = (type: string): boolean => type === "number" || type === "money";
