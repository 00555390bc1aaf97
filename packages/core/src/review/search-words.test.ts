import fc from "fast-check";
import { expect, it } from "vitest";
import { searchWords } from "./search-words.ts";

it.each<[string, string[]]>([
  ["Mañana, INV-2024/7 mañana", ["manana", "inv", "2024", "7"]],
  ["ana.lopez@example.org", ["ana", "lopez", "example", "org"]],
  ["退款请求 für Müller", ["退款", "款请", "请求", "fur", "muller"]],
  ["価", ["価"]],
  ["ΑΘΗΝΑ Привет مرحبا", ["αθηνα", "привет", "مرحبا"]],
  ["'; drop table & | ! <-> :*", ["drop", "table"]],
  ["", []],
])("finds the words of %j", (text, words) => {
  expect(searchWords(text)).toEqual(words);
});

it("gives few short words without signs of any query language, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (text) => {
      const words = searchWords(text);
      expect(words.length).toBeLessThanOrEqual(200);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{1,60}$/u);
    }),
  );
});
