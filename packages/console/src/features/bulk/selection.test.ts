import { mostInBulk } from "@surety/core/review/most-in-bulk";
import { describe, expect, it } from "vitest";
import { nothing, toggled, withIds } from "./selection.ts";

describe("a selection", () => {
  it("begins with the first review and ends with the last", () => {
    const one = toggled(nothing, "a", 5);
    expect(one).toEqual({ ids: ["a"], since: 5 });
    expect(toggled(one, "b", 9)).toEqual({ ids: ["a", "b"], since: 5 });
    expect(toggled(one, "a", 9)).toEqual(nothing);
  });

  it("holds each review once, in the order of choosing", () => {
    expect(withIds({ ids: ["b"], since: 1 }, ["a", "b", "c"], 2).ids).toEqual(["b", "a", "c"]);
  });

  it("holds no more than one bulk decides", () => {
    const many = Array.from({ length: mostInBulk + 5 }, (_, n) => `r${n}`);
    expect(withIds(nothing, many, 0).ids).toHaveLength(mostInBulk);
  });
});
