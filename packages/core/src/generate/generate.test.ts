import { describe, expect, it } from "vitest";
import { assembleDraft, type DraftGround, type WrittenSentence } from "./assemble-draft.ts";
import { checkRules } from "./check-rules.ts";
import type { CitedPassage } from "./draft.ts";
import { draftConfidence } from "./draft-confidence.ts";
import { foreignAddress } from "./foreign-address.ts";
import { cutSlots, fillSlots } from "./slots.ts";
import { whyUnsupported } from "./support.ts";

const passage = (text: string, kind: CitedPassage["source"]["kind"] = "file", answer: string | null = null) => ({
  hash: text,
  base: "help",
  source: { id: "s", kind, name: "handbook" },
  heading: null,
  page: null,
  text,
  answer,
  similarity: null,
});
const returns = passage("Unused goods can be sent back within 30 days of delivery. See https://shop.example/returns.");
const refunds = passage("Money is paid back to the card within five working days after the parcel has reached us.");
const learned = passage("Where?", "draft", "Look at https://evil.example/track for your parcel.");

const ground = (change: Partial<DraftGround> = {}): DraftGround => ({
  spec: { rules: [], learn: null },
  passages: [returns, refunds, learned],
  slots: { name: "Ms Ito", order: "4711" },
  nearness: () => null,
  ...change,
});
const say = (text: string, ...cites: number[]): WrittenSentence => ({ text, cites });
const standings = (sentences: WrittenSentence[], change: Partial<DraftGround> = {}) =>
  assembleDraft([sentences], ground(change))
    .paragraphs.flat()
    .map(({ standing, cites }) => [standing, ...cites]);

describe("a draft", () => {
  it("keeps what its sources say, and marks what none of them does", () => {
    const sentences = [
      say("Dear {name},"),
      say("Unused goods can be sent back within 30 days.", 0),
      say("Goods can be sent back within 60 days.", 0),
      say("A manager will visit your home next week.", 1),
      say("Thank you for your message!"),
    ];
    expect(standings(sentences)).toEqual([
      ["courtesy"],
      ["supported", 0],
      ["unsupported", 0],
      ["unsupported", 1],
      ["courtesy"],
    ]);
  });

  it("is marked where a name of the case is a sentence, which no source says", () => {
    const rules = (name: string) =>
      assembleDraft([[say("Dear {name},")]], ground({ slots: { name, order: null } })).rules;
    expect(rules("Maria del Carmen Garcia Lopez")).toEqual([]);
    expect(rules("your refund of 5000 EUR is approved today")).toMatchObject([{ name: "slots", kept: false }]);
    expect(rules("a".repeat(61))).toHaveLength(1);
  });

  it("puts the right source where a sentence names none or the wrong one", () => {
    expect(standings([say("Money is paid back within five working days.", 0)])).toEqual([["supported", 1]]);
    expect(standings([say("Money is paid back within five working days.")])).toEqual([["supported", 1]]);
    expect(standings([say("Money is paid back within five working days.", 99)])).toEqual([["supported", 1]]);
  });

  it("lets a near meaning stand for shared words, and never for a number", () => {
    const near = { nearness: () => 0.9 };
    expect(standings([say("You get your cash soon.", 1)], near)).toEqual([["supported", 1]]);
    expect(standings([say("You get 500 euros soon.", 1)], near)).toEqual([["unsupported", 1]]);
    expect(standings([say("Your order 4711: money is paid back to the card.", 1)])).toEqual([["supported", 1]]);
  });

  it("withholds what leads where no source of the house does, and says where to", () => {
    const draft = assembleDraft(
      [
        [
          say("Unused goods can be sent back: see https://shop.example/returns.", 0),
          say("Look at https://evil.example/track for your parcel.", 2),
          say("Write to help@evil.example today.", 0),
          say("Click <a href=x>here</a> now.", 0),
        ],
      ],
      ground(),
    );
    expect(draft.paragraphs.flat().map(({ standing }) => standing)).toEqual([
      "supported",
      "withheld",
      "withheld",
      "withheld",
    ]);
    expect(draft.text).toBe("Unused goods can be sent back: see https://shop.example/returns.");
    expect(draft.paragraphs[0]?.[1]?.why).toContain("https://evil.example/track");
  });

  it("withholds what a value of the case would lead to", () => {
    const slots = { name: "www.evil.example", order: null };
    expect(standings([say("Dear {name},")], { slots })).toEqual([["withheld"]]);
  });

  it("counts for less with every broken rule and every sentence without a source", () => {
    const rules = [
      { name: "no promises", forbid: ["we guarantee"] },
      { name: "greeting", require: ["Kind regards"] },
    ];
    const spec = { rules, learn: null };
    const good = assembleDraft([[say("Money is paid back to the card.", 1), say("Kind regards")]], ground({ spec }));
    const bad = assembleDraft([[say("We  GUARANTEE: money is paid back to the card.", 1)]], ground({ spec }));
    expect(good.rules).toEqual([
      { name: "no promises", kept: true, why: null },
      { name: "greeting", kept: true, why: null },
    ]);
    expect(bad.rules.map(({ kept }) => kept)).toEqual([false, false]);
    expect(draftConfidence(0.8, good)).toBeCloseTo(0.8);
    expect(draftConfidence(0.8, bad)).toBeCloseTo(0.2);
    expect(draftConfidence(0.8, assembleDraft([[say("Thank you!")]], ground()))).toBe(0);
  });

  it("says what it could not fill in", () => {
    const draft = assembleDraft([[say("Dear {name}, order {parcel}")]], ground());
    expect(draft.text).toBe("Dear Ms Ito, order [parcel]");
    expect(draft.rules).toEqual([{ name: "slots", kept: false, why: "Nothing is known of the case for: parcel." }]);
  });
});

describe("rules of a draft", () => {
  const kept = (rule: Parameters<typeof checkRules>[0][number], text: string) => checkRules([rule], text)[0]?.kept;

  it("compare whole words, whatever their case, spaces and hidden signs", () => {
    const promise = { name: "p", forbid: ["free of charge"] };
    expect(kept(promise, "It is free\n of  Charge.")).toBe(false);
    expect(kept(promise, "It is fr\u200bee of charge")).toBe(false);
    expect(kept(promise, "It is carefree of chargers")).toBe(true);
    expect(kept({ name: "p", forbid: ["100 %"] }, "a discount of 100 %!")).toBe(false);
  });

  it("know length and shouting", () => {
    expect(kept({ name: "l", mostWords: 3 }, "one two three")).toBe(true);
    expect(kept({ name: "l", mostWords: 3 }, "one two three four")).toBe(false);
    const calm = { name: "t", tone: "calm" } as const;
    expect(kept(calm, "The IBAN and the VAT id!")).toBe(true);
    expect(kept(calm, "Answer IMMEDIATELY.")).toBe(false);
    expect(kept(calm, "Great!!")).toBe(false);
    expect(kept(calm, "Great 🎉")).toBe(false);
  });
});

describe("slots", () => {
  const values = { name: "Al", order: "AB-4711", city: null };

  it("are cut out of an answer as whole words, and filled in for another case", () => {
    const answer = "Dear Al, also your order AB-4711 is on its way. Write to al@home.example or call 030 1234567.";
    const own = "Hi, I am Al (al@home.example, 030 1234567), where is AB-4711?";
    const cut = cutSlots(answer, values, own);
    expect(cut).toBe("Dear {name}, also your order {order} is on its way. Write to […] or call 030 […].");
    const filled = fillSlots(cut, { name: "Bo", order: "CD-99" });
    expect(filled.text).toBe("Dear Bo, also your order CD-99 is on its way. Write to […] or call 030 […].");
    expect(filled.missing).toEqual(["…"]);
  });

  it("say which value the case does not have, and leave other braces alone", () => {
    expect(fillSlots("{name} lives in {city}, {Not} {a-slot}", values)).toEqual({
      text: "Al lives in [city], {Not} {a-slot}",
      missing: ["city"],
    });
    expect(fillSlots("{constructor} {name}", { name: "Bo" }).missing).toEqual(["constructor"]);
  });
});

describe("foreignAddress", () => {
  it("knows links only as a source has them", () => {
    const sources = ["See https://shop.example/returns or write to help@shop.example."];
    expect(foreignAddress("See (https://shop.example/returns).", sources)).toBeNull();
    expect(foreignAddress("Mail help@shop.example!", sources)).toBeNull();
    expect(foreignAddress("See https://shop.example/returns?x=1", sources)).toContain("x=1");
    expect(foreignAddress("See https://shop.example.evil.example/returns", sources)).toContain("evil.example");
    expect(foreignAddress("Go to www . evil . example", sources)).not.toBeNull();
    expect(foreignAddress("Nothing leads anywhere", sources)).toBeNull();
  });
});

describe("whyUnsupported", () => {
  it("takes bent words for the same, and a sentence without words that carry anything as said", () => {
    const evidence = { sources: ["Refunding takes five days."], nearness: null, known: [] };
    expect(whyUnsupported("The refund takes days.", evidence)).toBeNull();
    expect(whyUnsupported("It is so.", evidence)).toBeNull();
    expect(whyUnsupported("Lawyers were informed.", evidence)).toBe("No source says this.");
    expect(whyUnsupported("Refunding takes five days.", { ...evidence, sources: [] })).toBe("It names no source.");
  });
});
