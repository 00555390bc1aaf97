import { describe, expect, it } from "vitest";
import { largestColumn } from "../classifier/softmax.ts";
import { piecesOf, wordsOf } from "./n-grams.ts";
import { fitSparseRegression, sparseScores } from "./sparse-regression.ts";
import { Vectorizer } from "./vectorizer.ts";
import { fitVocabulary } from "./vocabulary.ts";

const texts = [
  "my card is lost",
  "I lost my card",
  "refund my money",
  "I want a refund",
  "lost card again",
  "money back",
];
const labels = Int32Array.of(0, 0, 1, 1, 0, 1);

describe("wordsOf", () => {
  it.each([
    ["Can’t pay $5?", ["can't", "pay", "$", "5", "?"]],
    ["ＦＵＬＬ width", ["full", "width"]],
    ["", []],
    ["\uD800\u0000…", []],
    ["Größe 42", ["größe", "42"]],
  ])("reads %j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("reads only the beginning of an endless text", () => {
    expect(wordsOf("a ".repeat(1_000_000)).length).toBe(10_000);
  });
});

describe("piecesOf", () => {
  it("gives 3 to 5 letters with the ends of the word", () => {
    expect(piecesOf("card")).toEqual([" ca", "car", "ard", "rd ", " car", "card", "ard ", " card", "card "]);
    expect(piecesOf("a")).toEqual([" a "]);
  });
});

describe("fitVocabulary", () => {
  it("keeps the commonest n-grams when there are too many", () => {
    const all = fitVocabulary(texts, 10_000);
    const few = fitVocabulary(texts, 12);
    expect(all.words).toContain("lost card");
    expect(few.words.length + few.pieces.length).toBeLessThanOrEqual(12);
    expect(few.weights).toHaveLength(few.words.length + few.pieces.length);
  });

  it("weighs rare n-grams more", () => {
    const { words, weights } = fitVocabulary(texts, 10_000);
    expect(weights[words.indexOf("again")]).toBeGreaterThan(weights[words.indexOf("card")]!);
  });
});

describe("Vectorizer", () => {
  const vectorizer = new Vectorizer(fitVocabulary(texts, 10_000));

  it("scales words and pieces to unit length, and counts known words", () => {
    const { starts, values, coverage } = vectorizer.rows(["my card", "zzz qqq", "", "card zzz"]);
    const squares = values.slice(starts[0], starts[1]).reduce((sum, each) => sum + each * each, 0);
    expect(squares).toBeCloseTo(2, 5);
    expect([...coverage]).toEqual([1, 0, 1, 0.5]);
  });
});

describe("fitSparseRegression", () => {
  it("learns what it was shown, and equally for equal seeds", () => {
    const vocabulary = fitVocabulary(texts, 10_000);
    const vectorizer = new Vectorizer(vocabulary);
    const fit = (seed: number) =>
      fitSparseRegression(vectorizer.rows(texts), vocabulary.weights.length, labels, 2, { epochs: 20, seed });
    const scores = sparseScores(fit(1), vectorizer.rows(["card is lost", "refund please"]));
    expect([largestColumn(scores, 0, 2), largestColumn(scores, 1, 2)]).toEqual([0, 1]);
    expect(fit(1)).toEqual(fit(1));
    expect(fit(1)).not.toEqual(fit(2));
  });
});
