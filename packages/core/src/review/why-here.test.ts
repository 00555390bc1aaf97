import { describe, expect, it } from "vitest";
import { decideGate } from "../gate/decide.ts";
import { type Asked, whyHere } from "./why-here.ts";

const asked = (more: Partial<Asked>): Asked => ({
  hidden: false,
  kind: "review",
  secondLook: false,
  reasons: [],
  trouble: null,
  ...more,
});
const question = {
  confidence: 0.71,
  threshold: 0.92,
  stage: "live",
  stakes: "normal",
  checksPassed: true,
  abstained: false,
  outOfScope: false,
  closed: false,
  auditRate: 0.05,
  draw: 0.9,
} as const;
const by = (more: object) => [decideGate({ ...question, ...more }).reason];

describe("why a review is here", () => {
  it.each<[string, Partial<Asked>, string, RegExp]>([
    ["uncertain", { reasons: by({}) }, "Uncertain", /^The model is 71 % sure; this gate automates from 92 %\.$/],
    ["high stakes", { reasons: by({ stakes: "high" }) }, "High stakes", /a person always decides/],
    ["a failed check", { reasons: by({ checksPassed: false }) }, "Failed check", /A check failed/],
    ["no guarantee", { reasons: by({ threshold: null }) }, "No guarantee yet", /not enough labels/],
    ["a closed gate", { reasons: by({ closed: true }) }, "Guarantee withdrawn", /An alarm closed/],
    ["a stage", { reasons: by({ stage: "assisted", confidence: 1 }) }, "People confirm", /confirms every case/],
    ["second look", { secondLook: true, reasons: by({}) }, "Second look", /without seeing/],
    [
      "missing data",
      {
        kind: "exception",
        trouble: { code: "missing-data", sentence: "customer is missing: crm knows nothing of it" },
      },
      "Missing data",
      /^customer is missing: crm knows nothing of it\.$/,
    ],
    [
      "an expectation",
      {
        kind: "exception",
        trouble: { code: "expectation-failed", sentence: "The data does not satisfy: size(text) >= 2" },
      },
      "Failed check",
      /^A check of the data does not hold: the length of text is at least 2\.$/,
    ],
    ["an unknown trouble", { kind: "exception" }, "Exception", /a person takes it from here/],
  ])("says %s", (_, more, label, sentence) => {
    const why = whyHere(asked(more));
    expect(why.label).toBe(label);
    expect(why.sentence).toMatch(sentence);
  });

  it("says the most telling reason of several", () => {
    expect(whyHere(asked({ reasons: [...by({ confidence: 0.99 }), ...by({}), ...by({ abstained: true })] })).code).toBe(
      "abstained",
    );
  });

  it("says the same to everybody who decides blind", () => {
    const audit = whyHere(asked({ kind: "audit", hidden: true }));
    expect(whyHere(asked({ hidden: true, reasons: by({}) }))).toEqual(audit);
    expect(whyHere(asked({ hidden: true, secondLook: true, reasons: by({ stakes: "high" }) }))).toEqual(audit);
  });
});
