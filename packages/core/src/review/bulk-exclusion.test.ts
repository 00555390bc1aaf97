import { describe, expect, it } from "vitest";
import type { BulkExclusion } from "../wire/bulk.ts";
import { bulkExclusion, lookShare, type Selected } from "./bulk-exclusion.ts";

const plain: Selected = {
  kind: "review",
  status: "open",
  heldByOther: false,
  givenToOther: false,
  barred: false,
  answeredByActor: false,
  answerSeen: false,
  stakes: "normal",
  fourEyes: false,
  timed: false,
  question: "intent: refund, bug",
  draw: 0.5,
};

describe("bulkExclusion", () => {
  it.each<[string, Partial<Selected>, BulkExclusion | null]>([
    ["an ordinary review is part of it", {}, null],
    ["so is one that the actor holds", { status: "claimed" }, null],
    ["what is being decided is not", { status: "deciding" }, "decided"],
    ["nor what somebody else holds", { status: "claimed", heldByOther: true }, "held"],
    ["nor where somebody else must be the other voice", { answeredByActor: true }, "answered-by-you"],
    ["nor what the actor has seen the answer of", { answerSeen: true }, "answer-seen"],
    ["nor where much is at stake", { stakes: "high" }, "high-stakes"],
    ["nor where two must look", { fourEyes: true }, "four-eyes"],
    ["nor where something went wrong", { kind: "exception" }, "exception"],
    ["nor against the clock", { timed: true }, "timed"],
    ["nor another question", { question: "urgency: low, high" }, "other-question"],
    ["one in twenty is looked at by itself", { draw: lookShare - 0.001 }, "look"],
    ["an audit has the very same reason", { kind: "audit" }, "look"],
    ["whatever else could have been said of it", { kind: "audit", draw: 0.01 }, "look"],
  ])("%s", (_, change, because) => {
    expect(bulkExclusion({ ...plain, ...change }, plain.question)).toBe(because);
  });

  it("says that a review is gone which is not there", () => expect(bulkExclusion(null, "")).toBe("gone"));
});
