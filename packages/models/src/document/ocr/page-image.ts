import { UserError } from "@surety/core/errors/user-error";
import sharp, { type Sharp } from "sharp";

/** A picture as rows of red, green and blue bytes. */
export interface PageImage {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** A picture with more pixels than this is no page. */
const mostPixels = 100_000_000;
/** Letters of a page are readable at this length of its longer side; more costs time and memory. */
const longestSide = 3000;
const white = { r: 255, g: 255, b: 255 };

/** Decodes a picture, the way up that its camera says, on white, at most so large as reading needs. */
export async function decodeImage(bytes: Uint8Array): Promise<PageImage> {
  const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", pages: 1 })
    .autoOrient()
    .flatten({ background: white })
    .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true });
  try {
    return await rawOf(picture);
  } catch (cause) {
    throw new UserError({
      code: "document-broken",
      message: "The image is broken: it cannot be decoded.",
      remedy: "Ask its sender to send it again.",
      cause,
    });
  }
}

/** Turned clockwise by so many degrees, on white; what stood in a corner stays in the picture. */
export async function turnImage(image: PageImage, degrees: number): Promise<PageImage> {
  if (degrees === 0) return image;
  return rawOf(asSharp(image).rotate(degrees, { background: white }));
}

/** The same picture in another size. */
export async function resizeImage(image: PageImage, width: number, height: number): Promise<PageImage> {
  return rawOf(asSharp(image).resize(width, height, { fit: "fill" }));
}

export async function encodeImage(image: PageImage, width: number): Promise<Uint8Array> {
  return asSharp(image).resize({ width, withoutEnlargement: true }).png({ compressionLevel: 4 }).toBuffer();
}

function asSharp({ pixels, width, height }: PageImage): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 3 }, limitInputPixels: mostPixels });
}

async function rawOf(picture: Sharp): Promise<PageImage> {
  const { data, info } = await picture.removeAlpha().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
