import { expect, it } from "vitest";
import { lineDiff } from "./line-diff.ts";

const marked = (before: string | null, after: string | null) =>
  lineDiff(before, after).map(({ kind, text }) => `${{ same: " ", removed: "-", added: "+" }[kind]}${text}`);

it.each<[string | null, string | null, string[]]>([
  ["a\nb\nc", "a\nx\nc", [" a", "-b", "+x", " c"]],
  ["a\nb", "a\nb", [" a", " b"]],
  [null, "a\nb", ["+a", "+b"]],
  ["a", null, ["-a"]],
  ["a\nb\nc\nd", "b\nc\ne\nd", ["-a", " b", " c", "+e", " d"]],
  ["x\nx", "x\nx\nx", [" x", " x", "+x"]],
])("%j becomes %j", (before, after, expected) => expect(marked(before, after)).toEqual(expected));

it("leads from one text to the other, however long they are", () => {
  const [before, after] = [0, 1].map((which) =>
    Array.from({ length: 3000 }, (_, at) => `${which} ${at % 7} ${at % 2 === which ? "" : at}`).join("\n"),
  ) as [string, string];
  const lines = lineDiff(before, after);
  const side = (gone: string) =>
    lines
      .filter(({ kind }) => kind !== gone)
      .map(({ text }) => text)
      .join("\n");
  expect([side("added") === before, side("removed") === after]).toEqual([true, true]);
});
