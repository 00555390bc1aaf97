import type { Box, DocumentPage } from "../wire/document-page.ts";

/** A piece of text that stands together on a page. */
export interface Segment {
  readonly text: string;
  /** Counts from 0. */
  readonly page: number;
  /** Left, top, width and height in the units of the page. */
  readonly box: Box;
  /** The row of the layout that it stands in, and its place in there. */
  readonly row: number;
  readonly place: number;
  /** Whether it is the rest of the piece before it, which was cut where its meaning may change. */
  readonly continues: boolean;
}

/** What stands where in a document: rows from top to bottom, each from left to right. */
export interface Layout {
  readonly segments: readonly Segment[];
  readonly rows: readonly (readonly Segment[])[];
  /** The height of an ordinary letter. */
  readonly letterHeight: number;
  /** Left, right, top and bottom of what is written on each page. */
  readonly extents: readonly (readonly [number, number, number, number])[];
}

interface Piece {
  text: string;
  page: number;
  box: Box;
}

const mostPieces = 3000;
/** Words of a PDF belong together where the gap is smaller than so many letter heights. */
const wordGap = 0.75;

/** Puts words with boxes in order. Pieces that hold blanks were put together by whoever read them, and stay as they are. */
export function layoutOf(pages: readonly Pick<DocumentPage, "words">[]): Layout {
  const given = pages.flatMap(({ words = [] }, page) =>
    words.map(({ text, box }) => ({ text: text.trim(), page, box })).filter(({ text }) => text !== ""),
  );
  const pieces = given.slice(0, mostPieces);
  const letterHeight = middle(pieces.map(({ box }) => box[3]));
  const isWords = !pieces.some(({ text }) => /\s/.test(text));
  const rows: Segment[][] = [];
  for (let page = 0; page < pages.length; page += 1) {
    for (const row of rowsOf(pieces.filter((one) => one.page === page))) {
      const joined = isWords ? joinWords(row, letterHeight) : row;
      rows.push(joined.flatMap(cutPiece).map((piece, place) => ({ ...piece, row: rows.length, place })));
    }
  }
  return { segments: rows.flat(), rows, letterHeight, extents: pages.map((_, page) => extentOf(pieces, page)) };
}

/** Pieces whose middle lies within another's height stand in its row. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: { pieces: Piece[]; top: number; bottom: number }[] = [];
  for (const piece of pieces.toSorted((a, b) => centre(a) - centre(b))) {
    const [, top, , height] = piece.box;
    const row = rows.at(-1);
    const within =
      row !== undefined && centre(piece) > row.top && centre(piece) < row.bottom - (row.bottom - row.top) / 4;
    if (!within) rows.push({ pieces: [piece], top, bottom: top + height });
    else {
      row.pieces.push(piece);
      row.top = Math.min(row.top, top);
      row.bottom = Math.max(row.bottom, Math.min(top + height, row.bottom + height / 4));
    }
  }
  return rows.map((row) => row.pieces.sort((a, b) => a.box[0] - b.box[0]));
}

function joinWords(row: readonly Piece[], letterHeight: number): Piece[] {
  const joined: Piece[] = [];
  for (const piece of row) {
    const last = joined.at(-1);
    const gap = last === undefined ? Infinity : piece.box[0] - (last.box[0] + last.box[2]);
    if (last === undefined || gap > wordGap * letterHeight) joined.push(piece);
    else
      joined[joined.length - 1] = {
        text: `${last.text} ${piece.text}`,
        page: last.page,
        box: around(last.box, piece.box),
      };
  }
  return joined;
}

/** The smallest box that holds both. */
export function around(a: Box, b: Box): Box {
  const [left, top] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
  return [left, top, Math.max(a[0] + a[2], b[0] + b[2]) - left, Math.max(a[1] + a[3], b[1] + b[3]) - top];
}

const dayAndMonth = "(?:\\d{1,2}\\.?[\\s-]{0,3}\\p{L}{3,9}\\.?,?|\\p{L}{3,9}\\s\\d{1,2}\\s?,?)";
/** Behind a label with its colon, and before brackets or a number at the end, something else may begin; a year behind its month is no such number. */
const cuts = new RegExp(
  [
    "(?<=:\\s*)(?=[^\\s:])",
    "\\s+(?=\\([^()]*\\)$)",
    `\\s+(?!(?<=${dayAndMonth}\\s{1,3})(?:19|20)\\d\\d$)(?=[\\p{L}-]{0,4}\\d{4,}[\\p{L}\\d-]*$)`,
  ].join("|"),
  "u",
);

function cutPiece(piece: Piece): (Piece & { continues: boolean })[] {
  const found = cuts.exec(piece.text);
  const isCut = found !== null && found.index > 1 && /\p{L}{3}/u.test(piece.text.slice(0, found.index));
  if (!isCut) return [{ ...piece, continues: false }];
  const { index } = found;
  const [first, rest] = [piece.text.slice(0, index).trim(), piece.text.slice(index).trim()];
  const [left, top, width, height] = piece.box;
  const split = (width * index) / piece.text.length;
  return [
    { ...piece, text: first, box: [left, top, split, height], continues: false },
    { ...piece, text: rest, box: [left + split, top, width - split, height], continues: true },
  ];
}

const centre = ({ box }: Piece): number => box[1] + box[3] / 2;

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 1;
}

function extentOf(pieces: readonly Piece[], page: number): [number, number, number, number] {
  const own = pieces.filter((one) => one.page === page).map(({ box }) => box);
  if (own.length === 0) return [0, 1, 0, 1];
  const least = (at: 0 | 1) => Math.min(...own.map((box) => box[at]));
  const most = (at: 0 | 1) => Math.max(...own.map((box) => box[at] + box[at + 2]!));
  return [least(0), most(0), least(1), most(1)];
}
