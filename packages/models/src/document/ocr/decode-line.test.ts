import { describe, expect, it } from "vitest";
import { decodeLine } from "./decode-line.ts";

const characters = ["", ...Array.from("0158ABHJLNORSUabcdefghijkl")];

/** What a network says of a line: at each step one character, and beside it another with some chance of its own. */
function said(text: string, beside: Readonly<Record<number, readonly [string, number]>> = {}): string {
  const chances = new Float32Array(2 * text.length * characters.length);
  for (const [at, character] of Array.from(text).entries()) {
    const own = chances.subarray(2 * at * characters.length);
    own[characters.indexOf(character)] = 0.9;
    const [other, chance] = beside[at] ?? ["", 0];
    if (other !== "") own[characters.indexOf(other)] = chance;
    chances[(2 * at + 1) * characters.length] = 1;
  }
  return decodeLine(chances, characters.length, characters).text;
}

describe("decodeLine", () => {
  it("reads what is likeliest", () => {
    expect(said("JALAN")).toBe("JALAN");
  });

  it("takes a digit between letters for the letter that the network thought of beside it", () => {
    expect(said("JA1AN", { 2: ["L", 0.1] })).toBe("JALAN");
    expect(said("J0HOR", { 1: ["O", 0.05] })).toBe("JOHOR");
  });

  it("leaves a digit where the network did not hesitate, or where it stands at an end", () => {
    expect(said("JA1AN", { 2: ["L", 0.001] })).toBe("JA1AN");
    expect(said("BLOR1", { 4: ["L", 0.3] })).toBe("BLOR1");
    expect(said("A1B", { 1: ["L", 0.3] })).toBe("A1B");
  });
});
