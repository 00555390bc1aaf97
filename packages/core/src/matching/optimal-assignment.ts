/**
 * The one-to-one pairs of rows and columns whose scores have the largest sum. Pairs that score 0 or less are never made: a
 * row without any better one stays alone (null). Successive shortest paths with potentials, O(rows² × columns): Jonker and
 * Volgenant (1987) as Crouse (2016, IEEE TAES 52(4), 1679–1696) lays it out for rectangles.
 */
export function optimalAssignment(scores: readonly (readonly number[])[]): (number | null)[] {
  const columns = scores[0]?.length ?? 0;
  // A column of its own for each row, worth nothing: to stay alone is always possible, and never better than a pair.
  const width = columns + scores.length;
  const solver = new ShortestPaths(scores.length, width, (row, column) =>
    column < columns ? -Math.max(0, scores[row]?.[column] ?? 0) : 0,
  );
  for (let row = 0; row < scores.length; row += 1) solver.place(row);
  return scores.map((row, at) => {
    const column = solver.columnOf[at] ?? -1;
    return column >= 0 && column < columns && (row[column] ?? 0) > 0 ? column : null;
  });
}

/** Places rows one after the other; each may push rows before it to other columns, along the cheapest path. */
class ShortestPaths {
  readonly columnOf: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #cost: (row: number, column: number) => number;
  readonly #ofRow: Float64Array;
  readonly #ofColumn: Float64Array;

  constructor(rows: number, columns: number, cost: (row: number, column: number) => number) {
    this.columnOf = new Int32Array(rows).fill(-1);
    this.#rowOf = new Int32Array(columns).fill(-1);
    this.#ofRow = new Float64Array(rows);
    this.#ofColumn = new Float64Array(columns);
    this.#cost = cost;
  }

  place(row: number): void {
    const { sink, from, reached, distance, shortest } = this.#search(row);
    for (const column of reached) {
      if (column === sink) continue;
      this.#ofColumn[column]! += distance[column]! - shortest;
      this.#ofRow[this.#rowOf[column]!]! += shortest - distance[column]!;
    }
    this.#ofRow[row]! += shortest;
    this.#turnPath(row, sink, from);
  }

  /** Dijkstra from a row to the nearest free column, over costs that potentials keep from being negative. */
  #search(start: number) {
    const columns = this.#rowOf.length;
    const distance = new Float64Array(columns).fill(Infinity);
    const from = new Int32Array(columns).fill(-1);
    const done = new Uint8Array(columns);
    const reached: number[] = [];
    for (let row = start, shortest = 0; ;) {
      let next = -1;
      for (let column = 0; column < columns; column += 1) {
        if (done[column] === 1) continue;
        const through = shortest + this.#cost(row, column) - this.#ofRow[row]! - this.#ofColumn[column]!;
        if (through < distance[column]!) {
          distance[column] = through;
          from[column] = row;
        }
        if (next < 0 || distance[column]! < distance[next]!) next = column;
      }
      shortest = distance[next]!;
      done[next] = 1;
      reached.push(next);
      if (this.#rowOf[next] === -1) return { sink: next, from, reached, distance, shortest };
      row = this.#rowOf[next]!;
    }
  }

  #turnPath(start: number, sink: number, from: Int32Array): void {
    for (let column = sink; ;) {
      const row = from[column]!;
      this.#rowOf[column] = row;
      const before = this.columnOf[row]!;
      this.columnOf[row] = column;
      if (row === start) return;
      column = before;
    }
  }
}
