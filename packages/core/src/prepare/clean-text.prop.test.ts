import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, type Strip } from "./clean-text.ts";

const strips: Strip[] = ["html", "quotes", "signature"];
const fragments = fc.constantFrom(
  "<p>",
  "</p>",
  '<a href="',
  "'",
  "<script>",
  "</script",
  "<!--",
  "-->",
  "&amp;",
  "&#0;",
  "> ",
  "\n",
  "On 4 Mar 2026 Ann wrote:\n",
  "From: a\n",
  "Sent: b\n",
  "To: c\n",
  "-- \n",
  "Kind regards",
  "\ud800",
  "\u200b",
  "\u0301",
  "hello",
  "Sent from my phone",
  "\r\n",
  "\t",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join("")),
);

describe("cleanText, for any string", () => {
  it("answers with well-formed, tidy text within the limit", () => {
    fc.assert(
      fc.property(anyText, fc.subarray(strips), fc.integer({ min: 1, max: 300 }), (text, strip, maxLength) => {
        const cleaned = cleanText(text, { strip, maxLength }).text;
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned.length).toBeLessThanOrEqual(maxLength);
        expect(cleaned).toBe(cleaned.trim());
        expect(cleaned).not.toMatch(/[\u0000\u200b\r\t]| {2}|\n{3}/);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps something of every plain message that says something", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const before = cleanText(text, { strip: [], maxLength: 10_000 }).text;
        const after = cleanText(text, { strip: ["quotes", "signature"], maxLength: 10_000 }).text;
        expect(after === "").toBe(before === "");
      }),
    );
  });
});

const HOSTILE = [
  "<",
  "<a ",
  '<a b="',
  '<a b="c" ',
  "<!--",
  "<script>",
  "<p>x",
  "<blockquote>",
  "<a =  ",
  "&",
  "&#",
  " ",
  "\n",
  "> \n",
  "On 1 ",
  "On 1\n",
  "From: a\n",
  "--\n",
  "-",
  "__________\n",
  "\u0323\u0301",
  "\ud800",
  "\u200b",
  "Thanks,\n",
  "Sent from my ",
  "am 1 schrieb schrieb ",
  "- - ",
  "--- forwarded by x ",
  "<x:",
];

describe("cleanText, on a million hostile characters", () => {
  // Linear work takes 0.01-0.5 s here; anything that grows with the square takes minutes.
  it.each(HOSTILE)("takes linear time on %j", (unit) => {
    const text = `${unit.repeat(Math.ceil(1_000_000 / unit.length))}<p>">\n> x`;
    const began = performance.now();
    cleanText(text, { strip: strips, maxLength: 20_000 });
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
