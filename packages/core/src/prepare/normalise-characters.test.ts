import { describe, expect, it } from "vitest";
import { hasInvisibleCharacters, normaliseCharacters } from "./normalise-characters.ts";

describe("normaliseCharacters", () => {
  it.each([
    ["u\u0308", "ü"],
    ["a\u00a0b\u2009c", "a b c"],
    ["a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["a\u0000b\u0007c\u200bd\ufeffe\u202ef", "abcdef"],
    ["x\ud800y", "x\ufffdy"],
    ["ﬁne ＡＢＣ１", "fine ABC1"],
    ["“smart” ‘quotes’ – … ② ™", "“smart” ‘quotes’ – … ② ™"],
    ["a\tb\nc", "a\tb\nc"],
    [`e${"\u0301".repeat(100)}`, `é${"\u0301".repeat(29)}`],
  ])("%j becomes %j", (text, expected) => expect(normaliseCharacters(text)).toBe(expected));

  it("finds what people cannot see", () => {
    expect(hasInvisibleCharacters("plain\r\n\ttext – ü 😀")).toBe(false);
    expect(hasInvisibleCharacters("tag\u{e0069}ged")).toBe(true);
  });
});
