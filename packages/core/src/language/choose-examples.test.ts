import { describe, expect, it } from "vitest";
import { type ExampleCandidate, ExampleIndex } from "./choose-examples.ts";

const known = (lines: Record<string, string | null>): ExampleCandidate[] =>
  Object.entries(lines).map(([text, label], at) => ({ id: `id-${at}`, text, label }));
const pool = known({
  "my parcel is late again": "delivery",
  "the parcel arrived broken": "damage",
  "parcel late, very late parcel": "delivery",
  "please refund my money": "refund",
  "thank you for the nice weather": null,
});
const choose = (text: string, rule: { count: number; choose: "nearest" | "diverse" }, from = pool, skip = "") =>
  new ExampleIndex(from).choose(text, rule, (one) => one.text === skip).map((one) => one.text);

describe("examples", () => {
  it("are the most alike, and the most alike of all stands last", () => {
    expect(choose("where is my late parcel", { count: 2, choose: "nearest" })).toEqual([
      "parcel late, very late parcel",
      "my parcel is late again",
    ]);
  });

  it("are of as many labels as there are places, where they shall be diverse", () => {
    expect(choose("where is my late parcel", { count: 3, choose: "diverse" })).toEqual([
      "the parcel arrived broken",
      "please refund my money",
      "my parcel is late again",
    ]);
  });

  it("never contain what is skipped, nor two that are nearly the same", () => {
    const nearest = { count: 5, choose: "nearest" } as const;
    expect(choose("my parcel is late again", nearest, pool, "my parcel is late again")).not.toContain(
      "my parcel is late again",
    );
    const copies = known({ "late parcel": "a", "Late  parcel!": "a", "late, parcel": "a", "other words": "b" });
    expect(choose("a late parcel", nearest, copies)).toHaveLength(2);
  });

  it("follow from the labels and the text alone, in whatever order the labels come", () => {
    const rule = { count: 4, choose: "diverse" } as const;
    expect(choose("parcel", rule, pool.toReversed())).toEqual(choose("parcel", rule));
  });

  it("are the newest where nothing is alike, shortened where they are long, and none where there are none", () => {
    expect(choose("xyz", { count: 1, choose: "nearest" })).toEqual(["thank you for the nice weather"]);
    const [long] = choose("word", { count: 1, choose: "nearest" }, known({ [`word ${"x".repeat(5000)}`]: "a" }));
    expect(long).toHaveLength(1201);
    expect(choose("word", { count: 3, choose: "nearest" }, [])).toEqual([]);
  });
});
