import type { DocumentPage } from "@surety/core/wire/document-page";
import type { WrappedPdfiumModule } from "@embedpdf/pdfium";
import { withMemory } from "./pdfium.ts";

const mostCharacters = 200_000;
const mostWords = 5000;
const longestWord = 500;
/** Positions are asked for in whole numbers: of hundredths of a point. */
const steps = 100;

interface Letter {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What stands on a page of a PDF, and where: in points from its upper left corner, turned as the page is shown. */
export function pageWords(module: WrappedPdfiumModule, page: number): DocumentPage {
  const [width, height] = [module.FPDF_GetPageWidthF(page), module.FPDF_GetPageHeightF(page)];
  const text = module.FPDFText_LoadPage(page);
  if (text === 0) return { width, height, words: [], text: "" };
  try {
    const count = Math.min(mostCharacters, module.FPDFText_CountChars(text));
    const words = wordsOf(module, { page, text, width, height, count });
    return { width, height, words, text: textOf(module, text, count) };
  } finally {
    module.FPDFText_ClosePage(text);
  }
}

function textOf(module: WrappedPdfiumModule, text: number, count: number): string {
  return withMemory(module, 2 * (count + 1), (into) => {
    module.FPDFText_GetText(text, 0, count, into);
    return clean(module.pdfium.UTF16ToString(into));
  });
}

interface Sheet {
  page: number;
  text: number;
  width: number;
  height: number;
  count: number;
}

function wordsOf(module: WrappedPdfiumModule, sheet: Sheet): NonNullable<DocumentPage["words"]> {
  const words: NonNullable<DocumentPage["words"]> = [];
  let letters: Letter[] = [];
  const end = () => {
    const word = wordOf(letters);
    letters = [];
    if (word !== null && words.length < mostWords) words.push(word);
  };
  withMemory(module, 40, (scratch) => {
    for (let at = 0; at < sheet.count; at += 1) {
      const code = module.FPDFText_GetUnicode(sheet.text, at);
      if (code <= 32 || code === 0xa0 || code === 0xfffe) end();
      else {
        const letter = letterAt(module, sheet, at, scratch);
        if (letter !== null) letters.push({ ...letter, text: String.fromCodePoint(Math.min(code, 0x10ffff)) });
      }
    }
  });
  end();
  return words;
}

function wordOf(letters: readonly Letter[]): NonNullable<DocumentPage["words"]>[number] | null {
  const text = clean(letters.map((one) => one.text).join("")).slice(0, longestWord);
  if (text === "") return null;
  const left = Math.max(0, Math.min(...letters.map((one) => one.left)));
  const top = Math.max(0, Math.min(...letters.map((one) => one.top)));
  const right = Math.max(left, ...letters.map((one) => one.right));
  const bottom = Math.max(top, ...letters.map((one) => one.bottom));
  return { text, box: [rounded(left), rounded(top), rounded(right - left), rounded(bottom - top)] };
}

const rounded = (points: number): number => Math.round(points * 100) / 100;

/** The box of a letter as the page is shown: pages may be turned, or be a part of a larger one. */
function letterAt(module: WrappedPdfiumModule, sheet: Sheet, at: number, scratch: number): Omit<Letter, "text"> | null {
  const [left, right, bottom, top] = [scratch, scratch + 8, scratch + 16, scratch + 24];
  if (!module.FPDFText_GetCharBox(sheet.text, at, left, right, bottom, top)) return null;
  const corner = (x: number, y: number) => {
    const [dx, dy] = [scratch + 32, scratch + 36];
    const [wide, high] = [Math.round(sheet.width * steps), Math.round(sheet.height * steps)];
    const [px, py] = [module.pdfium.getValue(x, "double"), module.pdfium.getValue(y, "double")];
    module.FPDF_PageToDevice(sheet.page, 0, 0, wide, high, 0, px, py, dx, dy);
    return [module.pdfium.getValue(dx, "i32") / steps, module.pdfium.getValue(dy, "i32") / steps] as const;
  };
  const [a, b] = [corner(left, top), corner(right, bottom)];
  return {
    left: Math.min(a[0], b[0]),
    top: Math.min(a[1], b[1]),
    right: Math.max(a[0], b[0]),
    bottom: Math.max(a[1], b[1]),
  };
}

/** Without what no database keeps and no screen shows: controls besides tabs and ends of lines, and what is no character. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, "");
}
