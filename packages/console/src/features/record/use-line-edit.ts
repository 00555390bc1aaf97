import type { LineColumns } from "@surety/core/extract/line-columns";
import type { LineRow } from "@surety/core/extract/line-rows";
import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { bringIntoView } from "../case/bring-into-view.ts";
import { markName, pointAt } from "../case/evidence-store.ts";
import { showPicking } from "../case/pick-store.ts";
import { goOn } from "./go-on.ts";
import {
  type CellPlace,
  cellKey,
  nextUnsure,
  type ReadRow,
  settledCell,
  stepCell,
  unsureColumns,
  withCell,
  withLineBelow,
} from "./line-cells.ts";
import { type LineKey, lineKey } from "./line-keys.ts";
import { cellMarks, lineMarks } from "./line-marks.ts";
import type { CellEvents } from "./line-row.tsx";
import type { LinesGridProps, TakenCells } from "./lines-grid-parts.ts";
import { useCellPicking } from "./use-cell-picking.ts";

type Options = LinesGridProps & {
  columns: LineColumns;
  rows: readonly LineRow[];
  reads: readonly (ReadRow | null)[];
};

const mostUndone = 200;

/** The cell that is looked at, whether it is edited, and all that keys and presses do to the lines. */
export function useLineEdit(options: Options) {
  const { columns, rows, reads, field, onType } = options;
  const names = Object.keys(columns);
  const [active, setActive] = useState<CellPlace | null>(null);
  const [editing, setEditing] = useState(false);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<TakenCells>({});
  const [undone, setUndone] = useState<readonly string[]>([]);
  /** What the cell held before it was edited. */
  const before = useRef("");
  const typed = useRef("");
  const valueAt = ({ row, column }: CellPlace): string => rows[row]?.[names[column]!] ?? "";
  const unsure = useMemo(
    () =>
      rows.flatMap((row, at) => {
        const found = new Set(unsureColumns(columns, row, reads[at] ?? null));
        return Object.keys(columns).flatMap((name, column) => (found.has(name) ? [{ row: at, column }] : []));
      }),
    [rows, reads, columns],
  );
  const open = unsure.filter((one) => !seen.has(cellKey(one)));
  const entry = active === null ? (open[0] ?? (rows.length > 0 ? { row: 0, column: 0 } : null)) : null;

  const write = (next: readonly LineRow[]) => onType(next.length === 0 ? "" : JSON.stringify(next));
  const remember = () => setUndone([...undone.slice(-mostUndone), options.value]);
  const settled = (place: CellPlace): LineRow[] | null => {
    const [name, now] = [names[place.column]!, valueAt(place)];
    const kept = settledCell(now, columns[name]!, field.country);
    return kept === now ? null : withCell(rows, place.row, name, kept);
  };
  const settle = () => {
    if (active === null || !editing) return;
    const next = settled(active);
    if (next !== null) write(next);
    setEditing(false);
    typed.current = "";
  };
  const look = (place: CellPlace | null) => {
    settle();
    if (active !== null) setSeen(new Set([...seen, cellKey(active)]));
    setActive(place);
  };
  const begin = () => {
    before.current = active === null ? "" : valueAt(active);
    if (!editing) remember();
    setEditing(true);
  };
  const change = (value: string) => {
    if (active === null) return;
    if (!editing) begin();
    typed.current = value;
    write(withCell(rows, active.row, names[active.column]!, value));
  };
  /** Places of cells move with their lines, and seen cells with them. */
  const moved = (next: readonly LineRow[], to: CellPlace | null) => {
    remember();
    setTaken({});
    setSeen(new Set());
    setEditing(false);
    write(next);
    setActive(to);
  };
  const insert = () => {
    const at = active?.row ?? rows.length - 1;
    moved(withLineBelow(columns, rows, at), { row: at + 1, column: 0 });
  };
  const remove = () => {
    if (active === null) return;
    const next = rows.filter((_, at) => at !== active.row);
    moved(next, next.length === 0 ? null : { ...active, row: Math.min(active.row, next.length - 1) });
  };
  const undo = () => {
    const last = undone.at(-1);
    if (last === undefined) return;
    setUndone(undone.slice(0, -1));
    setEditing(false);
    onType(last);
  };
  const picking = useCellPicking({
    ...options,
    active,
    marks: active === null ? [] : marksAt(options, active, names, taken),
    typed,
    onTake: (value, places) => {
      if (active === null) return;
      const name = names[active.column]!;
      if (!editing) remember();
      setEditing(true);
      setTaken({ ...taken, [`${active.row} ${name}`]: { value, places } });
      write(withCell(rows, active.row, name, value));
    },
  });
  const leave = (element: HTMLElement) => {
    options.onChecked();
    look(null);
    goOn(element, options.onSubmit);
  };
  const keys: Record<LineKey, (event: KeyboardEvent<HTMLInputElement>) => void> = {
    move: ({ key, shiftKey, currentTarget }) => {
      const way = key === "Tab" && shiftKey ? "Shift+Tab" : (key as Parameters<typeof stepCell>[1]);
      const to = active === null ? null : stepCell(active, way, rows.length, names.length);
      if (to !== null) return look(to);
      look(null);
      currentTarget.blur();
    },
    edit: ({ currentTarget }) => {
      begin();
      currentTarget.setSelectionRange(currentTarget.value.length, currentTarget.value.length);
    },
    settle: () => {
      if (active === null) return;
      const below = stepCell(active, "ArrowDown", rows.length, names.length);
      look(nextUnsure(unsure, new Set([...seen, cellKey(active)]), active) ?? below);
    },
    next: ({ currentTarget }) => {
      if (active === null) return;
      const to = nextUnsure(unsure, new Set([...seen, cellKey(active)]), active);
      if (to === null) leave(currentTarget);
      else look(to);
    },
    restore: () => {
      if (active !== null) write(withCell(rows, active.row, names[active.column]!, before.current));
      setEditing(false);
    },
    clear: () => change(""),
    insert,
    remove,
    undo,
    take: ({ key }) => picking.step(key === "ArrowDown" ? 1 : -1),
    leave: ({ currentTarget }) => {
      look(null);
      currentTarget.blur();
    },
  };
  const latest = useRef<CellEvents | null>(null);
  useEffect(() => {
    latest.current = {
      focus: (row, column) => look({ row, column }),
      type: change,
      press: begin,
      keyDown: (event) => {
        const meant = lineKey(event, editing);
        if (meant === null) return;
        // Tab at an end leads out of the grid, as from everything else.
        const leads = event.key !== "Tab" || stepsInside(event, active, rows.length, names.length);
        if (!leads) return look(null);
        event.preventDefault();
        keys[meant](event);
      },
    };
  });
  useShown(active, active === null ? null : (marksAt(options, active, names, taken)[0] ?? null));
  return {
    active,
    editing,
    entry,
    open: open.length,
    marks: lineMarks(options, rows, reads, active, taken),
    canUndo: undone.length > 0,
    insert,
    remove,
    undo,
    seenOf: (row: number) =>
      names.flatMap((_, column) => (seen.has(cellKey({ row, column })) ? [column] : [])).join(","),
    on: useSteady(latest),
    blur: ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
      if (relatedTarget === null || currentTarget.contains(relatedTarget)) return;
      look(null);
      options.onChecked();
    },
  };
}

function stepsInside(event: KeyboardEvent, active: CellPlace | null, rows: number, columns: number): boolean {
  return active !== null && stepCell(active, event.shiftKey ? "Shift+Tab" : "Tab", rows, columns) !== null;
}

function marksAt(options: Options, { row, column }: CellPlace, names: readonly string[], taken: TakenCells) {
  const name = names[column]!;
  const value = options.rows[row]?.[name] ?? null;
  return cellMarks(options, { row, name, value }, options.reads[row]?.[name], taken);
}

/** Lights the place where a cell stands, as long as it is looked at. */
function useShown(active: CellPlace | null, mark: ReturnType<typeof cellMarks>[number] | null): void {
  const key = active === null ? null : `${cellKey(active)} ${mark === null ? "" : markName(mark)}`;
  useEffect(() => {
    if (key === null) return;
    pointAt(mark);
    if (mark !== null) bringIntoView(document.getElementById(markName(mark)));
    return () => {
      pointAt(null);
      showPicking(null);
    };
    // The mark is as its key says.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
}

/** Events that stay the same, so that lines of which nothing has changed are not drawn anew. */
function useSteady(latest: { readonly current: CellEvents | null }): CellEvents {
  const [steady] = useState<CellEvents>(() => ({
    focus: (row, column) => latest.current?.focus(row, column),
    type: (typed) => latest.current?.type(typed),
    press: () => latest.current?.press(),
    keyDown: (event) => latest.current?.keyDown(event),
  }));
  return steady;
}
