import type { DocumentPage } from "@surety/core/wire/document-page";
import type { OcrModels } from "./ocr-models.ts";
import type { PageImage } from "./page-image.ts";
import { readLines } from "./read-lines.ts";
import { straighten } from "./straighten.ts";

/** Lines that are read with less certainty are noise: a stamp, a fold, a pattern. */
const leastScore = 0.5;
const mostLines = 2000;
const longestLine = 500;

/** What stands on the picture of a page, and where: in pixels of the picture as it is turned to be read. */
export async function readPageImage(models: OcrModels, given: PageImage): Promise<DocumentPage> {
  const { image, lines, turn } = await straighten(models, given);
  const some = lines.slice(0, mostLines);
  const read = await readLines(models, image, some);
  const words = some.flatMap(({ left, right, top, bottom }, at) => {
    const { text, score } = read[at]!;
    if (text === "" || score < leastScore) return [];
    const box = [left, top, right - left, bottom - top].map((one) => Math.round(one * 10) / 10);
    return [{ text: text.slice(0, longestLine), box: box as [number, number, number, number] }];
  });
  words.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  const { width, height } = image;
  return { width, height, words, text: words.map((one) => one.text).join("\n"), ...(turn === 0 ? {} : { turn }) };
}
