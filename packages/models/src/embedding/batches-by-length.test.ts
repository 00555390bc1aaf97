import { describe, expect, it } from "vitest";
import { batchesByLength } from "./batches-by-length.ts";

const ofLengths = (...lengths: number[]) => batchesByLength(lengths.map((length) => ({ length })));
const padding = (batch: readonly number[], lengths: readonly number[]) =>
  batch.reduce((sum, index) => sum + Math.max(...batch.map((each) => lengths[each]!)) - lengths[index]!, 0);

describe("batchesByLength", () => {
  it("holds every text once, short ones together", () => {
    expect(ofLengths(300, 5, 7, 300, 6)).toEqual([[1, 4, 2], [0], [3]]);
  });

  it("runs a text alone rather than pad it by more than a run costs", () => {
    expect(ofLengths(20, 29)).toEqual([[0], [1]]);
    expect(ofLengths(20, 26)).toEqual([[0, 1]]);
  });

  it("keeps a run within its size, and takes a text that is larger than that", () => {
    expect(ofLengths(...Array.from({ length: 9 }, () => 128)).map((batch) => batch.length)).toEqual([4, 4, 1]);
    expect(ofLengths(600, 600)).toEqual([[0], [1]]);
  });

  it("pads each run by less than what it saves", () => {
    const lengths = Array.from({ length: 64 }, (_, k) => 8 + ((k * 37) % 120));
    const batches = batchesByLength(lengths.map((length) => ({ length })));
    expect(batches.flat().sort((a, b) => a - b)).toEqual([...lengths.keys()]);
    for (const batch of batches) expect(padding(batch, lengths)).toBeLessThanOrEqual(8 * (batch.length - 1));
  });

  it("is empty for no texts", () => expect(batchesByLength([])).toEqual([]));
});
