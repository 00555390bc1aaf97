import { type FoundLine, findLines } from "./find-lines.ts";
import type { OcrModels } from "./ocr-models.ts";
import { type PageImage, turnImage } from "./page-image.ts";
import { readLines } from "./read-lines.ts";

/** A picture the way it is read, with its lines, and by how many degrees it was turned clockwise to get there. */
export interface StraightPage {
  image: PageImage;
  lines: FoundLine[];
  turn: number;
}

/** Only long lines say how a page lies. */
const tellingStretch = 5;
const fewestTelling = 3;
/** A slope less than this does not hurt reading; one larger than this is no page that lies askew. */
const leastSlope = 0.6;
const mostSlope = 30;
const linesToCompare = 6;

/** Finds the lines of a page, and turns it where they do not lie level or stand upside down. */
export async function straighten(models: OcrModels, given: PageImage): Promise<StraightPage> {
  let page: StraightPage = { image: given, lines: await findLines(models.detector, given), turn: 0 };
  const slope = slopeOf(page.lines);
  if (slope !== null && Math.abs(slope) > leastSlope) page = await turned(models, given, nearRightAngle(-slope));
  return isUpsideDown(models, page);
}

/** A page that lies level but for a little is turned by whole quarters: nothing of it is drawn anew. */
function nearRightAngle(degrees: number): number {
  const quarter = Math.round(degrees / 90) * 90;
  return Math.abs(degrees - quarter) <= leastSlope ? quarter : degrees;
}

async function turned(models: OcrModels, given: PageImage, turn: number): Promise<StraightPage> {
  const image = await turnImage(given, turn);
  return { image, lines: await findLines(models.detector, image), turn };
}

/** How the telling lines lie, in the middle; null where there are too few, or they disagree. */
function slopeOf(lines: readonly FoundLine[]): number | null {
  const telling = lines.filter(({ stretch }) => stretch >= tellingStretch);
  if (telling.length < fewestTelling) return null;
  const upright = telling.filter(({ slope }) => Math.abs(slope) > 90 - mostSlope);
  // Upright lines lie at 90 degrees and at -90: of one page they are the same.
  const slopes =
    2 * upright.length > telling.length
      ? upright.map(({ slope }) => (slope < 0 ? slope + 180 : slope))
      : telling.map(({ slope }) => slope).filter((slope) => Math.abs(slope) < mostSlope);
  return slopes.sort((a, b) => a - b)[slopes.length >> 1] ?? null;
}

/** Upside down print is read with little certainty: the longest lines are read both ways. */
async function isUpsideDown(models: OcrModels, page: StraightPage): Promise<StraightPage> {
  const longest = page.lines.toSorted((a, b) => b.right - b.left - (a.right - a.left)).slice(0, linesToCompare);
  if (longest.length === 0) return page;
  const { image } = page;
  const before = await certaintyOf(models, image, longest);
  if (before > 0.9) return page;
  const over = await turnImage(image, 180);
  const same = longest.map((one) => ({
    ...one,
    left: image.width - one.right,
    right: image.width - one.left,
    top: image.height - one.bottom,
    bottom: image.height - one.top,
  }));
  if ((await certaintyOf(models, over, same)) <= before) return page;
  return { image: over, lines: await findLines(models.detector, over), turn: (page.turn + 180) % 360 };
}

async function certaintyOf(models: OcrModels, image: PageImage, lines: readonly FoundLine[]): Promise<number> {
  const read = await readLines(models, image, lines);
  return read.reduce((sum, { score, text }) => sum + (text.length > 2 ? score : 0), 0) / read.length;
}
