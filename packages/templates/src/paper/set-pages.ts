import { foldText, type Typeface, widthOf } from "./letter-widths.ts";
import { pageSize, type PrintedLine, type PrintedPage } from "./pdf-file.ts";

export interface PaperLook {
  readonly typeface: Typeface;
  readonly bold: Typeface;
  readonly size: number;
  readonly columns: 1 | 2;
}

interface Paragraph {
  readonly look: "title" | "heading" | "body";
  readonly text: string;
}

const margin = 64;
const gutter = 24;
const top = pageSize.height - 72;
const bottom = 72;
const footAt = 40;

/** A page on its way, and where its next line goes. */
interface Sheet<Clause> {
  lines: PrintedLine[];
  read: ReadParagraph<Clause>[];
  column: number;
  y: number;
}

const newSheet = <Clause>(): Sheet<Clause> => ({ lines: [], read: [], column: 0, y: top });

/** What is read of a page: a paragraph with its ends of lines, and what stands between it and the one before. */
interface ReadParagraph<Clause> {
  text: string;
  before: string;
  clauses: readonly Clause[];
}

/** Sets paragraphs on pages, each whole in one column, with a line at the foot of each page; says too what is read of it. */
export function setPages<Clause>(
  paragraphs: readonly (Paragraph & { clauses: readonly Clause[] })[],
  look: PaperLook,
  foot: string,
): { pages: PrintedPage[]; blocks: ReadParagraph<Clause>[] } {
  const sheets: Sheet<Clause>[] = [newSheet()];
  for (const one of paragraphs) {
    const style = styleOf(one.look, look);
    const folded = foldText(one.text, columnWidth(look), style.typeface, style.size);
    const sheet = roomFor(sheets, style.gap + (folded.length + style.with) * style.leading, look);
    print(sheet, folded, { ...style, middle: one.look === "title" }, look);
    sheet.read.push({ text: folded.join("\n"), before: sheet.read.length === 0 ? "\n\n" : "\n", clauses: one.clauses });
  }
  for (const [at, { lines, read }] of sheets.entries()) {
    const text = foot.replace("{n}", String(at + 1)).replace("{of}", String(sheets.length));
    lines.push({ text, x: margin, y: footAt, size: 8, typeface: look.typeface });
    read.push({ text, before: "\n", clauses: [] });
  }
  return { pages: sheets.map(({ lines }) => ({ lines })), blocks: sheets.flatMap(({ read }) => read) };
}

interface Style {
  typeface: Typeface;
  size: number;
  /** Above it. */
  gap: number;
  leading: number;
  /** Lines that must have room below it. */
  with: number;
}

function styleOf(kind: Paragraph["look"], { typeface, bold, size }: PaperLook): Style {
  if (kind === "title") return { typeface: bold, size: size * 1.3, gap: 0, leading: size * 1.8, with: 0 };
  const leading = size * 1.35;
  return kind === "heading"
    ? { typeface: bold, size, gap: size * 1.2, leading, with: 3 }
    : { typeface, size, gap: size * 0.5, leading, with: 0 };
}

const columnWidth = ({ columns }: PaperLook): number =>
  (pageSize.width - 2 * margin - (columns - 1) * gutter) / columns;

function print(
  sheet: Sheet<unknown>,
  folded: readonly string[],
  style: Style & { middle: boolean },
  look: PaperLook,
): void {
  const { typeface, size, gap, leading, middle } = style;
  const width = columnWidth(look);
  const left = margin + sheet.column * (width + gutter);
  sheet.y -= sheet.y === top ? 0 : gap;
  for (const text of folded) {
    sheet.y -= leading;
    const inset = middle ? Math.max(0, (width - widthOf(text, typeface, size)) / 2) : 0;
    sheet.lines.push({ text, x: left + inset, y: sheet.y, size, typeface });
  }
}

/** The sheet where so much fits: here, in its next column, or a new one. */
function roomFor<Clause>(sheets: Sheet<Clause>[], height: number, { columns }: PaperLook): Sheet<Clause> {
  const sheet = sheets.at(-1)!;
  if (sheet.y - height >= bottom) return sheet;
  if (sheet.column + 1 < columns) {
    sheet.column += 1;
    sheet.y = top;
    return sheet;
  }
  const next = newSheet<Clause>();
  sheets.push(next);
  return next;
}
