import type { Box } from "../wire/document-page.ts";
import type { CellGrid } from "./cell-grid.ts";
import type { ColumnMap } from "./map-columns.ts";

/** The white before the next column, in heights of a line. */
const margin = 0.5;

/** Where the lines of the columns of a table have to end, looked up where somebody asks. */
export class ColumnEnds {
  readonly #rows: CellGrid["rows"];
  readonly #places: ColumnMap["places"];
  readonly #known = new Map<string, number>();

  constructor({ rows }: CellGrid, { places }: ColumnMap) {
    this.#rows = rows;
    this.#places = places;
  }

  /** The end of a declared column, in the units of its pages; `Infinity` where nothing stands to the right of it. */
  of(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const end = columnEnd(this.#rows, this.#places[name] ?? -1);
    this.#known.set(name, end);
    return end;
  }
}

/** Before what stands next to the right of where the lines of a column begin. */
function columnEnd(rows: CellGrid["rows"], column: number): number {
  const boxes = rows.map((row) => row.map(({ places }) => places[0]?.box));
  const begins = boxes.reduce((most, row) => Math.max(most, row[column]?.[0] ?? 0), 0);
  return boxes.flat().reduce((end, box) => Math.min(end, endBefore(box, begins)), Infinity);
}

const endBefore = (box: Box | undefined, begins: number): number =>
  box === undefined || box[0] <= begins + box[3] ? Infinity : box[0] - margin * box[3];
