import type { CellSpan } from "@surety/core/document/reading";
import { strFromU8, unzipSync } from "fflate";

/** More cells than this of a sheet are not said to be merged. */
const mostSpans = 10_000;
const book = "xl/workbook.xml";
const links = "xl/_rels/workbook.xml.rels";

/** The merged cells of the sheets of a workbook, in the order of the sheets; its parts are those that are read. */
export function sheetSpans(parts: Uint8Array): CellSpan[][] {
  const files = unzipSync(parts);
  const textOf = (name: string) => (files[name] === undefined ? "" : strFromU8(files[name]));
  const targets = new Map(
    tagsIn(textOf(links), "Relationship").map((tag) => [valueIn(tag, "Id"), valueIn(tag, "Target")]),
  );
  // One part may be named as many sheets: it is looked through once.
  const spans = new Map<string, CellSpan[]>();
  return tagsIn(textOf(book), "sheet").map((tag) => {
    const target = targets.get(valueIn(tag, "r:id")) ?? "";
    const name = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    const own = spans.get(name) ?? tagsIn(textOf(name), "mergeCell").slice(0, mostSpans).flatMap(spanOf);
    spans.set(name, own);
    return own;
  });
}

const tagsIn = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, "g")) ?? [];

const valueIn = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

/** `A1:B3` as places that count from 0. */
function spanOf(tag: string): CellSpan[] {
  const [, left = "", top = "", right = "", bottom = ""] =
    /^([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})$/.exec(valueIn(tag, "ref")) ?? [];
  if (left === "") return [];
  const [column, row] = [columnAt(left), Number(top) - 1];
  return [{ row, column, rowSpan: Number(bottom) - row, columnSpan: columnAt(right) - column + 1 }];
}

const columnAt = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
