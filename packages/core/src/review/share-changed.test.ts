import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareChanged } from "./share-changed.ts";

describe("the share of a draft that was changed", () => {
  const table: [string, string, number][] = [
    ["Dear Jo, thank you.", "Dear Jo, thank you.", 0],
    ["one two three four", "one two three five", 1 / 4],
    ["one two three four", "one three four", 1 / 4],
    ["one two three", "one two and three", 1 / 4],
    ["one two", "three four", 1],
    ["one  two\n", "one two", 0],
    ["", "one two", 1],
    ["one", "", 1],
    ["", "", 0],
    ["Thanks!", "Thanks.", 1 / 2],
  ];
  it.each(table)("from %j to %j is %d", (draft, sent, share) => {
    expect(shareChanged(draft, sent)).toBeCloseTo(share, 2);
  });

  it("finds words where no spaces are", () => {
    const share = shareChanged("商品は明日発送されます。", "商品は今日発送されます。");
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.5);
  });

  const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 }).map((all) => all.join(" "));

  it("lies between 0 and 1, is the same both ways, and is 0 for the same words only", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const share = shareChanged(one, other);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(shareChanged(other, one)).toBe(share);
        expect(share === 0).toBe(one === other);
      }),
    );
  });

  it("counts each changed word once, wherever it stands", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (length, seed) => {
        const all = Array.from({ length }, (_, at) => `w${at}`);
        const place = seed % length;
        const changed = all.map((word, at) => (at === place ? "other" : word));
        expect(shareChanged(all.join(" "), changed.join(" "))).toBeCloseTo(1 / length, 9);
      }),
    );
  });

  it("compares long texts", () => {
    const long = (word: string) => Array.from({ length: 2000 }, (_, at) => `${word}${at}`).join(" ");
    expect(shareChanged(long("a"), long("b"))).toBe(1);
  });
});
