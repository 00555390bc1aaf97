import { describe, expect, it } from "vitest";
import { possibleAnswers } from "./possible-answers.ts";

const question = (judgment: string, options: string[], suggestion: string | null = null) => ({
  judgment,
  options,
  suggestion,
});

describe("possible answers", () => {
  it("are every combination where they are few", () => {
    expect(possibleAnswers([question("a", ["x", "y"]), question("b", ["1", "2"])], 4)).toEqual([
      { a: "x", b: "1" },
      { a: "x", b: "2" },
      { a: "y", b: "1" },
      { a: "y", b: "2" },
    ]);
  });

  it("differ from the suggestions in one question where they are many", () => {
    const near = possibleAnswers([question("a", ["x", "y"], "x"), question("b", ["1", "2"], "2")], 3);
    expect(near).toEqual([
      { a: "x", b: "2" },
      { a: "y", b: "2" },
      { a: "x", b: "1" },
    ]);
  });

  it("are none where too many depend on an answer that nobody suggests", () => {
    expect(possibleAnswers([question("a", ["x", "y"]), question("b", ["1", "2"])], 3)).toEqual([]);
    expect(possibleAnswers([question("a", ["x", "y", "z"])], 2)).toEqual([{ a: "x" }, { a: "y" }]);
  });

  it("of a review that asks nothing are the one empty answer", () => {
    expect(possibleAnswers([], 10)).toEqual([{}]);
  });
});
