import { seededRandom } from "@surety/core/statistics/seeded-random";
import { describe, expect, it } from "vitest";
import { largestColumn } from "../classifier/softmax.ts";
import { denseScores, fitDenseRegression } from "./dense-regression.ts";
import { type Matrix, rowProducts } from "./matrix-products.ts";
import { neighbourVotes } from "./neighbours.ts";

const classes = 3;

/** Unit-length rows around one direction per class. */
function clusters(rows: number, seed: number): { matrix: Matrix; labels: Int32Array } {
  const random = seededRandom(seed);
  const columns = 8;
  const labels = Int32Array.from({ length: rows }, (_, row) => row % classes);
  const values = new Float32Array(rows * columns);
  labels.forEach((label, row) => {
    const own = Array.from({ length: columns }, (_, k) => (k === label ? 1 : 0) + 0.6 * (random() - 0.5));
    const length = Math.hypot(...own);
    own.forEach((each, k) => (values[row * columns + k] = each / length));
  });
  return { matrix: { rows, columns, values }, labels };
}

const known = clusters(90, 1);
const asked = clusters(30, 2);
const rightOnes = (scores: Float32Array) =>
  [...asked.labels.keys()].filter((row) => largestColumn(scores, row, classes) === asked.labels[row]).length;

describe("rowProducts", () => {
  it("multiplies every row with every row", async () => {
    const left = { rows: 2, columns: 2, values: Float32Array.of(1, 2, 3, 4) };
    const right = { rows: 3, columns: 2, values: Float32Array.of(1, 0, 0, 1, 1, 1) };
    expect([...(await rowProducts(left, right))]).toEqual([1, 2, 3, 3, 4, 7]);
  });
});

describe("fitDenseRegression", () => {
  it("learns classes that lie apart, and equally each time", async () => {
    const model = await fitDenseRegression(known.matrix, known.labels, classes);
    expect(rightOnes(await denseScores(model, asked.matrix))).toBe(30);
    expect(await fitDenseRegression(known.matrix, known.labels, classes)).toEqual(model);
  });
});

describe("neighbourVotes", () => {
  it("gives the class of the nearest cases the largest share", async () => {
    const votes = await neighbourVotes({ rows: known.matrix, classes: known.labels }, asked.matrix, classes);
    expect(rightOnes(votes.shares)).toBe(30);
    expect(votes.shares.slice(0, classes).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 5);
    votes.nearest.forEach((each, row) => expect(each).toBeGreaterThanOrEqual(votes.nearby[row]!));
  });

  it("finds a known case at inner product 1, among fewer cases than may vote", async () => {
    const few = { rows: 2, columns: 2, values: Float32Array.of(1, 0, 0, 1) };
    const { nearest } = await neighbourVotes({ rows: few, classes: Int32Array.of(0, 1) }, few, 2);
    expect([...nearest]).toEqual([1, 1]);
  });
});
