import type { Box } from "../../wire/document-page.ts";

const steepest = 0.035;
const step = 0.0025;
/** Fewer words say nothing, and more say the same. */
const fewestWords = 12;
const mostWords = 1000;
/** How much sharper lines must come out for a page to count as askew. */
const leastGain = 1.08;

/**
 * How many units a line of print falls for each unit to the right; 0 where the page lies straight enough. The slope at
 * which the words, projected to the side, heap up into the sharpest lines (Postl 1986; Baird 1987, "The skew angle of
 * printed documents").
 */
export function skewOf(words: readonly { box: Box }[], letterHeight: number): number {
  if (words.length < fewestWords) return 0;
  const every = Math.ceil(words.length / mostWords);
  const some = words.filter((_, at) => at % every === 0).map(({ box }) => box);
  const straight = sharpness(some, 0, letterHeight);
  let best = { slope: 0, sharp: straight * leastGain };
  for (let slope = -steepest; slope <= steepest; slope += step) {
    const sharp = sharpness(some, slope, letterHeight);
    if (sharp > best.sharp) best = { slope, sharp };
  }
  return best.slope;
}

/** The sum of squares of how much print each strip of the projection holds. */
function sharpness(boxes: readonly Box[], slope: number, letterHeight: number): number {
  const strip = letterHeight / 3;
  const strips = new Map<number, number>();
  for (const [left, top, width, height] of boxes) {
    const at = Math.round((top + height / 2 - slope * (left + width / 2)) / strip);
    strips.set(at, (strips.get(at) ?? 0) + 1);
  }
  return Array.from(strips.values()).reduce((sum, count) => sum + count * count, 0);
}
