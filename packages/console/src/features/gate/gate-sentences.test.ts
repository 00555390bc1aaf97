import { whatIf } from "@surety/core/gate/what-if";
import { gate, gateDetail } from "@surety/testing/factories/gate";
import { expect, it } from "vitest";
import { segmentPictures } from "./gate-picture.ts";
import * as sentences from "./gate-sentences.ts";

const earned = gateDetail.earned();

it("promises only what was earned", () => {
  expect(sentences.promise(earned)).toBe(
    "We are 95 % sure that fewer than 2 in 100 automated tickets are wrong; 2,210 labels support this.",
  );
  expect(sentences.promise(gateDetail.learning())).toContain("not earned that yet");
  const broken = gateDetail.earned({ gate: gate.earned({ state: "broken" }) });
  expect(sentences.promise(broken)).toContain("people decide until there is new evidence");
  const fixed = gateDetail.earned({ gate: gate.earned({ mode: "fixed", state: "fixed" }) });
  expect(sentences.promise(fixed)).toContain("set by hand");
});

it("promises of drafts that a person would have sent them too", () => {
  const drafts = (state: "earned" | "learning" | "broken", mostChanged: number | null) =>
    sentences.promise(gateDetail.earned({ gate: gate.earned({ state }), drafts: { mostChanged } }));
  expect(drafts("earned", 0)).toBe(
    "We are 95 % sure: fewer than 2 in 100 drafts that go out alone would a person have changed or not sent.",
  );
  expect(drafts("learning", 0.05)).toContain("changed by more than 5 % of its words");
  expect(drafts("broken", 0)).toContain("people send all of them again");
  expect(drafts("learning", null)).toBe("A person sends every draft: the document lets none out alone.");
});

it("says among what the assurance is split, and what several judgments mean for a case", () => {
  expect(sentences.splitSentence(earned)).toContain("shared by 3 segments, so");
  expect(sentences.splitSentence(gateDetail.learning())).toBeNull();
  const two = gateDetail.earned({ siblings: ["urgency"], together: { cases: 200, passed: 150, automated: 120 } });
  expect(sentences.splitSentence(two)).toContain("3 segments and 2 judgments (with urgency)");
  expect(sentences.togetherSentence(two)).toContain("at most 2.5 % can be wrong in intent");
  expect(sentences.togetherSentence(earned)).toBeNull();
});

it("says which labels count, and what a look costs before it is taken", () => {
  expect(sentences.sampleSentence(earned.looks[0]!.labels!)).toMatch(/^2,210 labels from imports/);
  expect(sentences.sampleSentence({ ...earned.looks[0]!.labels!, drawn: 85, withoutSegment: 3 })).toContain(
    "85 drawn at random behind the running gate",
  );
  expect(sentences.lookSentence(earned)).toContain("look 2 at these labels: it spends 0.76 of the 5 points of doubt");
  expect(sentences.lookSentence({ ...earned, next: { ...earned.next, newLabels: 0 } })).toContain("costs nothing");
  expect(sentences.lookSentence(gateDetail.learning())).toContain("the first look");
});

it("tells the price of the guarantee, and how the handle stands to it", () => {
  const [silver] = segmentPictures(earned);
  expect(sentences.price(silver!)).toMatch(/^The guarantee costs [\d.]+ points/);
  expect(sentences.price({ guaranteed: null, naive: silver!.naive })).toContain("nothing is automated");
  expect(sentences.price({ guaranteed: null, naive: null })).toBeNull();
  const { threshold } = silver!.guaranteed!;
  const at = (value: number) => sentences.handleSentence(whatIf(silver!.curve, value, 0.99), threshold, 0.02);
  expect(at(threshold)).toContain("the promise holds here");
  expect(at(0.999)).toContain("Stricter");
  expect(at(0.5)).toMatch(/^Below the earned threshold: up to [\d.]+ % may be wrong/);
});
