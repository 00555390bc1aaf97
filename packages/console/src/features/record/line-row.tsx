import type { LineRow } from "@surety/core/extract/line-rows";
import { unitWords } from "@surety/core/matching/unit-words";
import { type KeyboardEvent, memo, useEffect, useRef } from "react";
import { classNames } from "../../design/class-names.ts";
import { fieldName } from "../case/evidence-store.ts";
import { cellFault, isOff, type ReadRow, unsureColumns } from "./line-cells.ts";
import type { RecordSpec } from "./record-fields.ts";

export type CellEvents = {
  focus: (row: number, column: number) => void;
  type: (typed: string) => void;
  keyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  press: () => void;
};

type Props = {
  at: number;
  step: string;
  field: RecordSpec;
  row: LineRow;
  read: ReadRow | null;
  /** The column whose cell has the input; null where another line has it. */
  active: number | null;
  editing: boolean;
  /** The column whose cell is entered from outside. */
  entry: number | null;
  /** The columns whose cells were looked at, as keys of a set that stays the same while they do. */
  seen: string;
  on: CellEvents;
};

/** One line. Drawn anew only when something of it has changed: there may be hundreds. */
export const LineRowView = memo(function LineRowView(props: Props) {
  const { at, step, field, row, read, active, editing, entry, seen, on } = props;
  const columns = field.columns ?? {};
  const off = isOff(columns, row);
  const doubted = unsureColumns(columns, row, read);
  return (
    <tr aria-rowindex={at + 2} className={classNames("border-t", active !== null && "bg-accent-soft")}>
      <th scope="row" className="px-1.5 text-right font-mono text-xs font-normal text-ink-3">
        {at + 1}
      </th>
      {Object.entries(columns).map(([name, column], place) => {
        const value = row[name] ?? null;
        const unsure = doubted.includes(name) && !seen.split(",").includes(String(place));
        const fault =
          cellFault(value, column, field.country) ??
          (off && column.type === "money" && place === lastMoney(columns) ? "not price times quantity" : null);
        return (
          <td
            key={name}
            role="gridcell"
            id={fieldName({ step, field: cellName(field.name, at, name) })}
            title={fault ?? undefined}
            className={classNames(
              "relative h-7 max-w-48 border-l p-0 max-sm:h-11",
              (column.type === "number" || column.type === "money") && "text-right",
              unsure && "bg-caught-soft",
              fault !== null && "text-harm-ink underline decoration-harm decoration-wavy",
            )}
          >
            {active === place ? (
              <>
                {/* Keeps the column as wide as it was. */}
                <span aria-hidden className="invisible block truncate px-1.5 font-mono">
                  {value}
                </span>
                <CellInput
                  label={`${name}, line ${at + 1}${unsure ? ", unsure" : ""}`}
                  value={value ?? ""}
                  fault={fault}
                  editing={editing}
                  figure={column.type === "number" || column.type === "money"}
                  on={on}
                />
              </>
            ) : (
              <button
                type="button"
                tabIndex={entry === place ? 0 : -1}
                {...(entry === place && { "data-edit": true })}
                aria-label={`${name}, line ${at + 1}: ${value ?? "empty"}${unsure ? ", unsure" : ""}`}
                onFocus={() => on.focus(at, place)}
                className={classNames(
                  "block h-full w-full cursor-text truncate px-1.5",
                  column.type === "number" || column.type === "money" ? "text-right font-mono" : "text-left",
                )}
              >
                {column.type === "unit" ? unitWords(value) : value}
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
});

const lastMoney = (columns: NonNullable<RecordSpec["columns"]>): number =>
  Object.values(columns).findLastIndex(({ type }) => type === "money");

/** How a cell is called among the values of its record. */
export const cellName = (field: string, row: number, column: string): string => `${field}[${row}].${column}`;

type InputProps = {
  label: string;
  value: string;
  fault: string | null;
  editing: boolean;
  figure: boolean;
  on: CellEvents;
};

/** The cell that keys act on. What is in it is selected until it is edited, so that letters replace it. */
function CellInput({ label, value, fault, editing, figure, on }: InputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
    input.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);
  return (
    <input
      ref={input}
      type="text"
      data-edit
      data-editing={editing}
      aria-label={label}
      aria-invalid={fault !== null}
      autoComplete="off"
      spellCheck={false}
      inputMode={figure ? "decimal" : undefined}
      value={value}
      onChange={(event) => on.type(event.target.value)}
      onKeyDown={on.keyDown}
      onMouseDown={on.press}
      className={classNames(
        "absolute inset-0 h-full w-full bg-surface px-1.5 outline-2 -outline-offset-2 outline-accent-ink max-sm:text-[16px]",
        figure && "text-right font-mono",
      )}
    />
  );
}
