import type { FourCells } from "@surety/core/wire/overview";

/** The series of the main picture, from the floor up. `harm` lies on top, where it is seen. */
export const cellSeries = [
  { key: "correctAutomated", word: "correct and automated", meaning: "automated", pattern: "solid" },
  { key: "unknownAutomated", word: "automated, not checked", meaning: "automated", pattern: "dots" },
  { key: "correctReviewed", word: "correct and reviewed", meaning: "reviewed", pattern: "lines" },
  { key: "wrongCaught", word: "wrong and caught", meaning: "caught", pattern: "waves" },
  { key: "wrongAutomated", word: "wrong and automated", meaning: "harm", pattern: "cross" },
] as const satisfies readonly { key: keyof FourCells; word: string; meaning: string; pattern: string }[];

export type CellSeries = (typeof cellSeries)[number];
export const patternId = (series: CellSeries): string => `cell-${series.key}`;

/** Sums over the span that is shown, for the legend. */
export function totals(series: FourCells[]): Record<CellSeries["key"], number> {
  const sum = (key: CellSeries["key"]) => series.reduce((total, cells) => total + cells[key], 0);
  return {
    correctAutomated: sum("correctAutomated"),
    unknownAutomated: sum("unknownAutomated"),
    correctReviewed: sum("correctReviewed"),
    wrongCaught: sum("wrongCaught"),
    wrongAutomated: sum("wrongAutomated"),
  };
}
