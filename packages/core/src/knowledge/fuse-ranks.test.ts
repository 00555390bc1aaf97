import { describe, expect, it } from "vitest";
import { fuseRanks } from "./fuse-ranks.ts";

describe("fuseRanks", () => {
  it("puts what two orders agree on before what one of them likes best", () => {
    expect(
      fuseRanks([
        ["a", "both"],
        ["b", "both"],
      ]).map(({ id }) => id),
    ).toEqual(["both", "a", "b"]);
  });

  it("gives the first place of all orders a 1, and nothing for nothing", () => {
    expect(fuseRanks([["a"], ["a", "b"]])[0]).toEqual({ id: "a", score: 1 });
    expect(fuseRanks([[], []])).toEqual([]);
    expect(fuseRanks([])).toEqual([]);
  });

  it("keeps the order of a single list", () => {
    const only = ["c", "a", "b"];
    expect(fuseRanks([only]).map(({ id }) => id)).toEqual(only);
  });
});
