import type { CellGrid } from "@surety/core/extract/cell-grid";
import { cellValue, sameCell } from "@surety/core/extract/cell-value";
import type { FieldSpec } from "@surety/core/extract/field-schema";
import { headingOf } from "@surety/core/extract/header-words";
import { type LineRow, rowsOf } from "@surety/core/extract/line-rows";
import { headingScore, type LearnedHeadings } from "@surety/core/extract/map-columns";
import { optimalAssignment } from "@surety/core/matching/optimal-assignment";
import type { LabelledLayout } from "./extractor.ts";

/** So many of the labelled cells of a column must stand in a column of a table for it to be that one. */
const enough = 0.6;
const mostHeadings = 200;

/** How often a heading stood above the cells of each column. */
type Tally = Map<string, Map<string, number>>;

/**
 * What heads the columns of lines in labelled documents: what stands above the cells that people say are of a column. A
 * heading that stands above several columns is of the one it heads most often.
 */
export function learnHeadings(name: string, spec: FieldSpec, documents: readonly LabelledLayout[]): LearnedHeadings {
  const tally: Tally = new Map();
  for (const { grids, values } of documents) {
    const rows = rowsOf(spec.columns ?? {}, values[name] ?? null);
    if (rows.length > 0) for (const grid of grids) addHeadings(grid, spec, rows, tally);
  }
  const learned: Record<string, string[]> = {};
  for (const [heading, columns] of tally) {
    const [most] = [...columns].toSorted((a, b) => b[1] - a[1]);
    if (most !== undefined) (learned[most[0]] ??= []).push(heading);
  }
  return Object.fromEntries(Object.entries(learned).map(([column, some]) => [column, some.slice(-mostHeadings)]));
}

/** Where the cells of several columns are alike, as with positions and quantities, their headings say which is meant. */
const ofHeading = 0.01;

function addHeadings(grid: CellGrid, spec: FieldSpec, rows: readonly LineRow[], tally: Tally): void {
  const { rows: cells } = grid;
  const names = Object.keys(spec.columns ?? {});
  const found = names.map((name) => standings(cells, name, spec, rows));
  const said = (name: string, at: number) =>
    grid.headerRows === 0 ? 0 : headingScore(name, spec.columns![name]!, cells[0]?.[at]?.text ?? "", []);
  const places = optimalAssignment(
    found.map((columns, name) =>
      columns.map(({ share }, at) => (share >= enough ? share + ofHeading * said(names[name]!, at) : 0)),
    ),
  );
  const chosen = names.flatMap((name, at) => {
    const place = places[at] ?? null;
    return place === null ? [] : [{ name, place, first: found[at]![place]!.first }];
  });
  const head = Math.min(...chosen.map(({ first }) => first)) - 1;
  if (chosen.length < 2 || head < 0) return;
  for (const { name, place } of chosen) {
    const heading = headingOf(cells[head]?.[place]?.text ?? "");
    if (heading === "") continue;
    const columns = tally.get(heading) ?? new Map<string, number>();
    tally.set(heading, columns.set(name, (columns.get(name) ?? 0) + 1));
  }
}

/** For each column of a table, the share of the labelled cells of a declared one that stand in it, and the first row that has one. */
function standings(
  cells: CellGrid["rows"],
  name: string,
  { columns = {}, country }: FieldSpec,
  rows: readonly LineRow[],
): { share: number; first: number }[] {
  const column = columns[name]!;
  const wanted = rows.flatMap((row) => row[name] ?? []);
  return Array.from({ length: cells[0]?.length ?? 0 }, (_, at) => {
    const there = cells.map((row) => cellValue(row[at]?.text ?? "", column, country));
    const places = wanted.map((one) => there.findIndex((value) => value !== "" && sameCell(value, one, column)));
    const found = places.filter((place) => place >= 0);
    return { share: found.length / Math.max(1, wanted.length), first: Math.min(...found) };
  });
}
