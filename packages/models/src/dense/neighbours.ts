import { type Matrix, rowProducts } from "./matrix-products.ts";

/** Labelled cases to compare with: unit-length rows and the class of each. */
export interface Neighbourhood {
  rows: Matrix;
  classes: Int32Array;
}

/** What the nearest labelled cases say about each asked row. */
export interface NeighbourVotes {
  /** One row of class shares per asked row. */
  shares: Float32Array;
  /** Inner product with the nearest labelled case. */
  nearest: Float32Array;
  /** Mean inner product with the five nearest. */
  nearby: Float32Array;
}

const voters = 15;
const close = 5;
const sharpness = 15;
const rowsAtOnce = 128;

/** Votes of the 15 nearest labelled cases, each weighted by exp(15 × inner product). */
export async function neighbourVotes(known: Neighbourhood, asked: Matrix, classes: number): Promise<NeighbourVotes> {
  const votes = {
    shares: new Float32Array(asked.rows * classes),
    nearest: new Float32Array(asked.rows),
    nearby: new Float32Array(asked.rows),
  };
  for (let first = 0; first < asked.rows; first += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, asked.rows - first);
    const values = asked.values.subarray(first * asked.columns, (first + count) * asked.columns);
    const products = await rowProducts({ rows: count, columns: asked.columns, values }, known.rows);
    for (let row = 0; row < count; row++) {
      const similarities = products.subarray(row * known.rows.rows, (row + 1) * known.rows.rows);
      vote(votes, first + row, similarities, known.classes, classes);
    }
  }
  return votes;
}

function vote(
  votes: NeighbourVotes,
  row: number,
  similarities: Float32Array,
  known: Int32Array,
  classes: number,
): void {
  const nearest = nearestFirst(similarities);
  let sum = 0;
  for (const index of nearest) {
    const weight = Math.exp(sharpness * similarities[index]!);
    votes.shares[row * classes + known[index]!]! += weight;
    sum += weight;
  }
  for (let each = 0; each < classes; each++) votes.shares[row * classes + each]! /= sum;
  const closest = nearest.slice(0, close);
  votes.nearest[row] = similarities[nearest[0]!]!;
  votes.nearby[row] = closest.reduce((total, index) => total + similarities[index]!, 0) / closest.length;
}

/** Indices of the 15 most similar cases, the most similar first; insertion into a short sorted list. */
export function nearestFirst(similarities: Float32Array): number[] {
  const best: number[] = [];
  let worst = -Infinity;
  for (let index = 0; index < similarities.length; index++) {
    const similarity = similarities[index]!;
    if (best.length === voters && similarity <= worst) continue;
    if (best.length === voters) best.pop();
    let at = best.length;
    while (at > 0 && similarities[best[at - 1]!]! < similarity) at--;
    best.splice(at, 0, index);
    worst = similarities[best.at(-1)!]!;
  }
  return best;
}
