import { describe, expect, it } from "vitest";
import { sentencesOf, splitPassages } from "./split-passages.ts";

const texts = (text: string) => splitPassages(text).map((one) => one.text);
const words = (text: string) => text.split(/\s+/).filter(Boolean);

describe("splitPassages", () => {
  it("keeps short paragraphs under one heading together, and never two headings", () => {
    const text =
      "Opening.\n\n# Returns\nYou have 30 days.\n\nKeep the box.\n\n## Refunds\nPaid within a week.\n\n# Shipping\nFree.";
    expect(splitPassages(text)).toEqual([
      { heading: null, page: null, text: "Opening." },
      { heading: "Returns", page: null, text: "You have 30 days.\nKeep the box." },
      { heading: "Returns › Refunds", page: null, text: "Paid within a week." },
      { heading: "Shipping", page: null, text: "Free." },
    ]);
  });

  it("cuts a long paragraph between sentences, and loses no word of it", () => {
    const sentences = Array.from({ length: 40 }, (_, at) => `Sentence number ${at} says something about lamps.`);
    const passages = texts(sentences.join(" "));
    expect(passages.length).toBeGreaterThan(2);
    for (const one of passages) expect(one.length).toBeLessThanOrEqual(600);
    for (const one of passages) expect(one).toMatch(/^Sentence .*\.$/s);
    expect(words(passages.join(" "))).toEqual(words(sentences.join(" ")));
  });

  it("cuts a sentence without an end between words, and a word without an end anywhere", () => {
    const long = "lamp ".repeat(500).trim();
    expect(words(texts(long).join(" "))).toEqual(words(long));
    expect(texts("x".repeat(1500)).map((one) => one.length)).toEqual([600, 600, 300]);
  });

  it("says on which page a passage stands, and gives nothing for nothing", () => {
    expect(splitPassages("One.", 3)).toEqual([{ heading: null, page: 3, text: "One." }]);
    expect(texts(" \n\n \r\n")).toEqual([]);
    expect(texts("#\n##no heading\n\n#also none")).toEqual(["#\n##no heading\n#also none"]);
  });
});

describe("sentencesOf", () => {
  it("ends sentences where Unicode does, in any script", () => {
    expect(sentencesOf("Ihr Paket kommt morgen. Danke!\nBis bald")).toEqual([
      "Ihr Paket kommt morgen.",
      "Danke!",
      "Bis bald",
    ]);
    expect(sentencesOf("返品できます。ありがとう。")).toEqual(["返品できます。", "ありがとう。"]);
  });
});
