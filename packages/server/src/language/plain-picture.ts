import { crc32, deflateSync } from "node:zlib";
import type { Picture } from "@surety/core/ports/language-model";

export const plainColours = {
  red: [214, 32, 32],
  green: [24, 150, 48],
  blue: [28, 64, 208],
  yellow: [240, 214, 24],
} as const;
export type PlainColour = keyof typeof plainColours;

const edge = 64;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits each for red, green and blue; nothing interlaced. */
const trueColour = [8, 2, 0, 0, 0];

/** A square of one colour, as a PNG. */
export function plainPicture(colour: PlainColour): Picture {
  const row = [0, ...Array.from({ length: edge }, () => plainColours[colour]).flat()];
  const pixels = Buffer.from(Array.from({ length: edge }, () => row).flat());
  const parts = [
    signature,
    chunk("IHDR", Buffer.from([0, 0, 0, edge, 0, 0, 0, edge, ...trueColour])),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return { type: "image/png", base64: Buffer.concat(parts).toString("base64") };
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
