import type { ClauseSpan } from "@surety/core/clause/clause";

/** A stretch of a text in which the same clauses stand throughout, by their places in the list. */
export interface TextPiece {
  start: number;
  end: number;
  of: number[];
}

/** Cuts a text where clauses begin and end; clauses may overlap. */
export function textPieces(text: string, clauses: readonly ClauseSpan[]): TextPiece[] {
  const inside = clauses.map(({ start, end }) => [Math.min(start, text.length), Math.min(end, text.length)] as const);
  const cuts = [...new Set([0, ...inside.flat(), text.length])].toSorted((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at] ?? 0;
    const of = inside.flatMap(([from, to], place) => (from <= start && end <= to ? [place] : []));
    return { start, end, of };
  });
}
