import { cellValue } from "@surety/core/extract/cell-value";
import type { LineColumns } from "@surety/core/extract/line-columns";
import { type PickablePlace, pickablePlaces, stepPlace } from "@surety/core/extract/pickable-places";
import type { Evidence } from "@surety/core/review/evidence";
import { type RefObject, useEffect, useMemo } from "react";
import { showPicking } from "../case/pick-store.ts";
import type { CellPlace } from "./line-cells.ts";
import type { LinesGridProps } from "./lines-grid-parts.ts";
import { isStanding } from "./standing-place.ts";

type Options = Pick<LinesGridProps, "field" | "document" | "words"> & {
  columns: LineColumns;
  active: CellPlace | null;
  /** Where the value of the cell stands now. */
  marks: readonly Evidence[];
  typed: RefObject<string>;
  onTake: (value: string, places: readonly PickablePlace[]) => void;
};

/** Taking the value of a cell from the pages: by a press there, or with the arrows here. */
export function useCellPicking({ field, document, words, columns, active, marks, typed, onTake }: Options) {
  const name = active === null ? null : Object.keys(columns)[active.column]!;
  const column = name === null ? null : columns[name]!;
  const places = useMemo(() => {
    if (column === null) return [];
    const type = column.type === "unit" ? "text" : column.type;
    const country = column.country ?? field.country;
    return pickablePlaces(words, country === undefined ? { type } : { type, country });
  }, [words, column, field.country]);
  const taken = places.flatMap((place, at) => (marks.some((mark) => isStanding(place, mark)) ? [at] : []));
  const take = (at: number, more: boolean) => {
    if (column === null) return;
    const chosen = [...(more ? taken.filter((one) => one !== at) : []), at].map((one) => places[one]!);
    const printed = chosen.map((one) => one.printed).join(" ");
    onTake(cellValue(printed, column, field.country), chosen);
  };
  useEffect(() => {
    if (name !== null) showPicking({ field: name, document, places, taken, take });
  });
  return {
    step: (by: 1 | -1) => {
      const at = stepPlace(places, taken.at(-1) ?? null, by, typed.current);
      if (at !== null) take(at, false);
    },
  };
}
