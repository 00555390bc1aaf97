import type { DraftWire } from "@surety/core/wire/case";
import { describe, expect, it } from "vitest";
import { sourceNumbers, sourcePlace } from "./draft-words.ts";

const sentence = (...cites: number[]) => ({ text: "x", cites, standing: "supported" as const, why: null });
const passage: DraftWire["passages"][number] = {
  hash: "h",
  base: "help",
  source: { id: "s", kind: "file", name: "handbook.pdf" },
  heading: "Returns",
  page: 3,
  text: "t",
  answer: null,
  similarity: 0.5,
};

describe("sources of a draft", () => {
  it("are numbered as the draft names them, each once", () => {
    expect([...sourceNumbers({ paragraphs: [[sentence(4), sentence()], [sentence(2, 4)]] })]).toEqual([
      [4, 1],
      [2, 2],
    ]);
  });

  it("say where they stand, as far as that is known", () => {
    expect(sourcePlace(passage)).toBe("handbook.pdf, Returns, page 3");
    const sent = { ...passage, source: { id: "s", kind: "draft" as const, name: "Parcel" }, heading: null, page: null };
    expect(sourcePlace(sent)).toBe("Parcel, sent before");
  });
});
