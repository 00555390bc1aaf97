export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell that an arrow key leads to: the next one in its direction, in the same row or else column; null where there is none. */
export function cellTowards<Cell extends GridPlace>(key: string, from: GridPlace, cells: readonly Cell[]): Cell | null {
  const [down, right] = steps[key] ?? [0, 0];
  if (down === 0 && right === 0) return null;
  const far = ({ row, column }: GridPlace) =>
    down === 0
      ? row === from.row
        ? (column - from.column) * right
        : 0
      : column === from.column
        ? (row - from.row) * down
        : 0;
  const onward = cells.filter((one) => far(one) > 0);
  return onward.length === 0 ? null : onward.reduce((best, one) => (far(one) < far(best) ? one : best));
}
