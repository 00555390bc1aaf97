import { columnsOf } from "./columns-of.ts";
import { CommonWhite } from "./common-white.ts";
import type { PageLines } from "./header-lines.ts";
import { isNumber } from "./is-number.ts";
import { textOf } from "./line-cells.ts";
import type { LevelWord } from "./print-lines.ts";
import type { Gutter, TableBlock } from "./table-blocks.ts";

/** A header has so many names, and names so much of the columns. */
const [fewestNames, shareOfNames] = [3, 0.7];
/** Lines below a header until its first row. */
const mostBetween = 4;

/** A header begins a table: what stands above one in the middle of a block, in the same columns, is something else. */
export function cutAtHeaders(blocks: readonly TableBlock[], page: PageLines): TableBlock[] {
  return blocks.flatMap((block) => {
    const headers: number[] = [];
    for (let at = block.first; at < block.end - 1; at += 1) if (isHeader(at, block, page)) headers.push(at);
    const cuts = headers.filter((at) => at > block.first);
    if (cuts.length === 0) return [{ ...block, isBegun: headers.length > 0 }];
    return [block.first, ...cuts].map((first, place) => ({
      ...anew(first, cuts[place] ?? block.end, page),
      isBegun: headers.includes(first),
    }));
  });
}

/** The columns of a part by itself. */
const anew = (first: number, end: number, page: PageLines): TableBlock => ({
  first,
  end,
  gutters: guttersOf(first, end, page),
});

function guttersOf(first: number, end: number, { inks, strips }: PageLines): Gutter[] {
  const white = new CommonWhite(strips);
  for (const ink of inks.slice(first, end)) white.add(ink);
  return white.gutters();
}

/**
 * Names set from the left stand in the white between numbers set from the right: where there are as many names as columns
 * without the header, or the columns that it hides hold numbers, the header does not count.
 */
export function withoutNames(block: TableBlock, page: PageLines): TableBlock {
  if (!isHeader(block.first, block, page)) return block;
  const body = { ...block, first: block.first + 1 };
  const gutters = guttersOf(body.first, block.end, page);
  if (gutters.length <= block.gutters.length) return block;
  const { numeric } = columnsOf(body, gutters, page);
  const isNew = ({ from, to }: Gutter) => !block.gutters.some((one) => one.from < to && one.to > from);
  const isSure = gutters.every((one, at) => !isNew(one) || (numeric[at] === true && numeric[at + 1] === true));
  return isSure || gutters.length + 1 === page.inks[block.first]!.runs.length ? { ...block, gutters } : block;
}

/** Names alone in most columns, on a line and on those right above and below it, with a line of several numbers soon below. */
function isHeader(at: number, { first, gutters, end }: TableBlock, page: PageLines): boolean {
  const own = piecesOf(at, page);
  const beside = [at - 1, at + 1].filter((one) => one >= first && one < end && isTight(Math.max(one, at), page));
  const names = [own, ...beside.map((one) => piecesOf(one, page)).filter((pieces) => pieces.length === 1)].flat();
  if (own.length < fewestNames || names.length < shareOfNames * (gutters.length + 1)) return false;
  if (names.some((name) => /\d|:$/.test(name))) return false;
  for (let below = at + 1; below < Math.min(end, at + 1 + mostBetween); below += 1)
    if (piecesOf(below, page).filter(isNumber).length >= 2) return true;
  return false;
}

/** Whether a line stands right below the one before. */
const isTight = (at: number, { lines, letterHeight }: PageLines): boolean =>
  lines[at]!.top - lines[at - 1]!.top < 1.5 * letterHeight;

function piecesOf(at: number, { lines, inks, strips }: PageLines): string[] {
  const isIn = ({ left, right }: LevelWord, { from, to }: { from: number; to: number }) => {
    const middle = (left + right) / 2 / strips.width;
    return middle >= from && middle < to;
  };
  return inks[at]!.runs.map((run) => textOf(lines[at]!.words.filter((word) => isIn(word, run))));
}
