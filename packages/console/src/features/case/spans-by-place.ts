import type { ShownTable } from "@surety/core/wire/stored-document";

type Span = ShownTable["spans"][number];

/** Which cell of a table goes over several rows or columns, and which places are covered by one. */
export function spansByPlace(spans: readonly Span[]) {
  const own = new Map(spans.map((span) => [`${span.row} ${span.column}`, span]));
  const covered = new Set(spans.flatMap(coveredBy));
  return {
    spanAt: (row: number, column: number): Span | undefined => own.get(`${row} ${column}`),
    isCovered: (row: number, column: number): boolean => covered.has(`${row} ${column}`),
  };
}

/** The places that a cell goes over, without its own. */
function coveredBy({ row, column, rowSpan, columnSpan }: Span): string[] {
  const places: string[] = [];
  for (let down = row; down < row + rowSpan; down += 1)
    for (let right = column; right < column + columnSpan; right += 1)
      if (down > row || right > column) places.push(`${down} ${right}`);
  return places;
}
