import { expect, it } from "vitest";
import { foldPoint } from "./fold-point.ts";

const shown = (text: string, limit: number) => {
  const at = foldPoint(text, limit);
  return at === null ? null : text.slice(0, at);
};

it.each<[string, string, number, string | null]>([
  ["a short text", "Hello there.", 20, null],
  ["a text hardly longer than the fold", "x".repeat(24), 20, null],
  ["a paragraph", `${"a ".repeat(40)}\n\n${"b ".repeat(60)}`, 100, `${"a ".repeat(40)}`],
  [
    "a sentence",
    `It is broken. It does not turn on any more. ${"and then ".repeat(20)}`,
    50,
    "It is broken. It does not turn on any more.",
  ],
  ["a word", `${"word ".repeat(30)}`, 52, "word word word word word word word word word word"],
  ["no pause at all", "x".repeat(200), 50, "x".repeat(50)],
  ["a character of two units", `${"x".repeat(49)}😀${"x".repeat(100)}`, 50, "x".repeat(49)],
])("folds after %s", (_, text, limit, said) => expect(shown(text, limit)).toBe(said));
