/** How often each column occurs in one text; the columns in the order in which they were first seen. */
export class ColumnCounts {
  readonly seen: number[] = [];
  readonly #times: Int32Array;

  constructor(columns: number) {
    this.#times = new Int32Array(columns);
  }

  add(column: number): void {
    if (this.#times[column]!++ === 0) this.seen.push(column);
  }

  of(column: number): number {
    return this.#times[column]!;
  }

  clear(): void {
    for (const column of this.seen) this.#times[column] = 0;
    this.seen.length = 0;
  }
}
