import { type InferenceSession, Tensor } from "onnxruntime-node";
import { type PageImage, resizeImage } from "./page-image.ts";
import { type Blob, blobsOf } from "./blobs.ts";

/** A line of print: left, right, top and bottom in pixels of the picture, and how it lies. */
export interface FoundLine {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Clockwise from the horizontal, in degrees between -90 and 90. */
  slope: number;
  /** How many times longer than high. */
  stretch: number;
}

const longestSide = 1280;
/** Sides that the network takes are multiples of this. */
const grid = 32;
const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];
const leastScore = 0.25;
const leastSide = 3;
/** The network marks the heart of a line; so much is put around it, as a part of its area over its outline. */
const growth = 1.5;

/** Finds the lines of print in a picture. */
export async function findLines(detector: InferenceSession, image: PageImage): Promise<FoundLine[]> {
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const onGrid = (side: number) => Math.max(grid, Math.round((side * scale) / grid) * grid);
  const small = await resizeImage(image, onGrid(image.width), onGrid(image.height));
  const [input, output] = [detector.inputNames[0]!, detector.outputNames[0]!];
  const result = await detector.run({ [input]: tensorOf(small) });
  const blobs = blobsOf(result[output]!.data as Float32Array, small.width, small.height);
  return blobs
    .filter((one) => one.score >= leastScore && Math.min(one.right - one.left, one.bottom - one.top) >= leastSide)
    .map((one) => grown(one, image.width / small.width, image.height / small.height, image));
}

function tensorOf({ width, height, pixels }: PageImage): Tensor {
  const size = width * height;
  const values = new Float32Array(3 * size);
  for (let at = 0; at < size; at += 1)
    for (let colour = 0; colour < 3; colour += 1)
      values[colour * size + at] = (pixels[at * 3 + colour]! / 255 - mean[colour]!) / deviation[colour]!;
  return new Tensor("float32", values, [1, 3, height, width]);
}

function grown({ left, right, top, bottom, slope, stretch }: Blob, x: number, y: number, image: PageImage): FoundLine {
  const [width, height] = [right - left, bottom - top];
  const margin = (width * height * growth) / (2 * (width + height));
  return {
    left: Math.max(0, (left - margin) * x),
    right: Math.min(image.width, (right + margin) * x),
    top: Math.max(0, (top - margin) * y),
    bottom: Math.min(image.height, (bottom + margin) * y),
    slope,
    stretch,
  };
}
