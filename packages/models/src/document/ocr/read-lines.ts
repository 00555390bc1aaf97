import { Tensor } from "onnxruntime-node";
import { decodeLine, type ReadLine } from "./decode-line.ts";
import type { FoundLine } from "./find-lines.ts";
import type { OcrModels } from "./ocr-models.ts";
import type { PageImage } from "./page-image.ts";

const lineHeight = 48;
const linesAtOnce = 8;
const widest = 2400;
const narrowest = 64;

/** Reads lines of a picture, in their order. Lines of like length are read together. */
export async function readLines(models: OcrModels, image: PageImage, lines: readonly FoundLine[]): Promise<ReadLine[]> {
  const order = [...lines.keys()].sort((a, b) => shapeOf(lines[a]!) - shapeOf(lines[b]!));
  const read: ReadLine[] = [];
  for (let from = 0; from < order.length; from += linesAtOnce) {
    const some = order.slice(from, from + linesAtOnce);
    const found = await readTogether(
      models,
      image,
      some.map((at) => lines[at]!),
    );
    for (const [turn, at] of some.entries()) read[at] = found[turn]!;
  }
  return read;
}

const shapeOf = ({ left, right, top, bottom }: FoundLine): number => (right - left) / Math.max(1, bottom - top);

async function readTogether(
  { recogniser, characters }: OcrModels,
  image: PageImage,
  lines: readonly FoundLine[],
): Promise<ReadLine[]> {
  const wanted = Math.max(...lines.map((one) => lineHeight * shapeOf(one)));
  const width = Math.min(widest, Math.max(narrowest, Math.ceil(wanted / 32) * 32));
  const values = new Float32Array(lines.length * 3 * lineHeight * width);
  for (const [at, line] of lines.entries()) drawLine(image, line, values.subarray(at * 3 * lineHeight * width), width);
  const result = await recogniser.run({
    [recogniser.inputNames[0]!]: new Tensor("float32", values, [lines.length, 3, lineHeight, width]),
  });
  const output = result[recogniser.outputNames[0]!]!;
  const [, steps = 0, classes = 0] = output.dims;
  const chances = output.data as Float32Array;
  return lines.map((_, at) =>
    decodeLine(chances.subarray(at * steps * classes, (at + 1) * steps * classes), classes, characters),
  );
}

/** Draws a line at the height that the network reads, blue first, between -1 and 1; the rest of the row stays grey. */
function drawLine({ pixels, width, height }: PageImage, line: FoundLine, values: Float32Array, rowWidth: number): void {
  const drawn = Math.min(rowWidth, Math.max(1, Math.round(lineHeight * shapeOf(line))));
  const size = lineHeight * rowWidth;
  const [across, down] = [(line.right - line.left) / drawn, (line.bottom - line.top) / lineHeight];
  for (let y = 0; y < lineHeight; y += 1) {
    const sourceY = Math.min(height - 1, Math.max(0, line.top + (y + 0.5) * down - 0.5));
    const [upper, lower] = [Math.floor(sourceY), Math.min(height - 1, Math.floor(sourceY) + 1)];
    for (let x = 0; x < drawn; x += 1) {
      const sourceX = Math.min(width - 1, Math.max(0, line.left + (x + 0.5) * across - 0.5));
      const [near, far] = [Math.floor(sourceX), Math.min(width - 1, Math.floor(sourceX) + 1)];
      const [right, low] = [sourceX - near, sourceY - upper];
      for (let colour = 0; colour < 3; colour += 1) {
        const at = (row: number, column: number) => pixels[(row * width + column) * 3 + colour]!;
        const above = at(upper, near) * (1 - right) + at(upper, far) * right;
        const below = at(lower, near) * (1 - right) + at(lower, far) * right;
        values[(2 - colour) * size + y * rowWidth + x] = (above * (1 - low) + below * low) / 127.5 - 1;
      }
    }
  }
}
