import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Chance, chanceOf } from "./chance.ts";
import { scannedFile } from "./pdf-file.ts";

/** Pictures of pages as one PDF out of the scanner of a small office; equal seeds give equal dust. */
export async function scannedPages(pictures: readonly Uint8Array[], seed: number): Promise<Uint8Array> {
  const chance = chanceOf(seededRandom(seed));
  const pages: Scan[] = [];
  for (const picture of pictures) pages.push(await scanned(picture, chance));
  return scannedFile(pages);
}

interface Scan {
  jpeg: Uint8Array;
  width: number;
  height: number;
}

/** Askew, grey, a little out of focus, with dust on the glass. */
async function scanned(picture: Uint8Array, chance: Chance): Promise<Scan> {
  // Loaded where it is used: a house that scans nothing does not carry it.
  const { default: sharp } = await import("sharp");
  const degrees = chance.one([-1.4, -0.8, 0.6, 1.1]);
  const { data, info } = await sharp(picture)
    .flatten({ background: "#ffffff" })
    .greyscale()
    .rotate(degrees, { background: "#e8e8e8" })
    .composite([{ input: dust(chance), blend: "multiply", gravity: "center" }])
    .blur(0.6)
    .linear(0.72, 52)
    .toColourspace("b-w")
    .jpeg({ quality: 55 })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}

function dust(chance: Chance): Buffer {
  const specks = Array.from(
    { length: 60 },
    () =>
      `<circle cx="${chance.whole(0, 1000)}" cy="${chance.whole(0, 1400)}" r="${chance.whole(5, 14) / 10}" fill="#777"/>`,
  );
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1400">${specks.join("")}</svg>`);
}
