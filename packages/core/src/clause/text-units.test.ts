import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textUnits } from "./text-units.ts";

const quotes = (text: string) => textUnits(text).map(({ start, end }) => text.slice(start, end));

describe("the units of a text", () => {
  it("are its sentences and headings", () => {
    const text = "12. TERM\n\nThis Agreement begins on May 1, 2020. It ends two years later.";
    expect(quotes(text)).toEqual(["12. TERM", "This Agreement begins on May 1, 2020.", "It ends two years later."]);
    expect(textUnits(text).map(({ paragraph }) => paragraph)).toEqual([0, 1, 1]);
  });

  it.each([
    "Acme Corp. shall pay Widget Inc. within 30 days.",
    "See Sec. 4 and No. 7 of the schedule.",
    "It is governed by the laws of the U.S. Virgin Islands.",
    "J. R. Smith signs for the Supplier.",
    "Der Vertrag beginnt am 1. Januar 2027 und endet am 31. Dezember 2027.",
    "Die Laufzeit endet mit Ablauf des 31.\nDezember 2027.",
    "A written notice of not less than\n90 days is needed.",
    "Die Deckung beträgt mindestens\n50.500 EUR je Schadensfall.",
    "Er verlängert sich, wenn er nicht bis zum\n3. März 2028 gekündigt wird.",
  ])("do not end at an abbreviation: %s", (text) => expect(quotes(text)).toEqual([text]));

  it("run over lines that were broken to fit a page", () => {
    const text = "The Supplier shall keep its books\nfor three years after the end\nof this Agreement.";
    expect(quotes(text)).toEqual([text]);
  });

  it("begin anew at a number after a full stop or a heading", () => {
    expect(quotes("The term is over.\n12 Notices\nThey are sent by mail.\n13.2 By fax too.")).toEqual([
      "The term is over.",
      "12 Notices\nThey are sent by mail.",
      "13.2 By fax too.",
    ]);
  });

  it("begin anew at each point of a list, and at what is numbered", () => {
    expect(quotes("The Supplier shall:\n(a) deliver on time;\n(b) insure the goods.")).toEqual([
      "The Supplier shall:",
      "(a) deliver on time;",
      "(b) insure the goods.",
    ]);
  });

  it("cut a sentence of a page's length where its points begin", () => {
    const point = (letter: string) => `(${letter}) ${"to keep the goods dry and clean ".repeat(10).trim()}`;
    const text = `The Supplier agrees ${point("a")}; and ${point("b")}.`;
    expect(quotes(text).join(" ")).toBe(text);
    expect(quotes(text)).toHaveLength(2);
  });

  it("hold every letter once, in order, whatever the text is", () => {
    const piece = fc.constantFrom(
      "a",
      "B.",
      "Inc.",
      "(a)",
      "; ",
      "\n",
      "\n\n",
      " ",
      "1.2 ",
      "\f",
      "!",
      "é",
      "😀",
      "\u2028",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        const units = textUnits(text);
        units.forEach(({ start, end }, at) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(units[at - 1]?.end ?? 0);
        });
        expect(quotes(text).join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      }),
    );
  });
});
