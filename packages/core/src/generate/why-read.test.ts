import { describe, expect, it } from "vitest";
import type { GateReason } from "../gate/decide.ts";
import type { Draft, DraftSentence } from "./draft.ts";
import { draftGateWords } from "./draft-gate-words.ts";
import { whyRead } from "./why-read.ts";

const sentence = (standing: DraftSentence["standing"]): DraftSentence => ({
  text: "A.",
  cites: [],
  standing,
  why: null,
});
const draft = (change: Partial<Draft> = {}, ...standings: DraftSentence["standing"][]): Draft => ({
  text: "A.",
  paragraphs: [standings.map(sentence)],
  passages: [],
  rules: [],
  slots: {},
  why: null,
  learn: null,
  ...change,
});
const alone = { mostChanged: 0 };

describe("a draft that may go out alone", () => {
  it("has a person where the document does not say that it may", () => {
    expect(whyRead(draft({}, "supported", "courtesy"), null)).toMatchObject({ code: "draft" });
    expect(whyRead(draft({}, "supported", "courtesy"), alone)).toBeNull();
  });

  it.each<[string, Draft, string]>([
    ["a sentence without a source", draft({}, "supported", "unsupported"), "1 sentence without a source"],
    ["a sentence that leads somewhere", draft({}, "supported", "withheld"), "no source leads there"],
    ["a broken rule", draft({ rules: [{ name: "short", kept: false, why: "Long." }] }, "supported"), "keep to short"],
    ["nothing but courtesy", draft({}, "courtesy"), "nothing in it rests on a source"],
    ["nothing written", draft({ why: "None fits." }), "None fits."],
  ])("has a person with %s, whatever was earned", (_, one, words) => {
    expect(whyRead(one, alone)?.sentence).toContain(words);
  });
});

it.each<[GateReason["code"], number | null, string]>([
  ["no-threshold", null, "What people did with drafts has not earned one its way out yet; a person sends it."],
  ["below-threshold", 0.9, "The draft is 87 % sure; drafts go out alone from 90 %."],
  ["confident", 0.8, "No check has marked the draft, and it is 87 % sure; drafts go out alone from 80 %."],
  ["gate-closed", null, "As it was."],
])("says %s in words about drafts", (code, threshold, sentence) => {
  const said = draftGateWords({ code, sentence: "As it was." }, { confidence: 0.87, threshold });
  expect(said).toEqual({ code, sentence });
});
