import { reviewDetail } from "@surety/testing/factories/review";
import { describe, expect, it } from "vitest";
import {
  approvesCalls,
  choose,
  emptyDraft,
  isOverride,
  missing,
  toDecision,
  toggleVerdict,
  withSuggestions,
} from "./answer-draft.ts";

const one = reviewDetail.uncertain().questions;
const two = reviewDetail.urgencyToo().questions;
const blind = reviewDetail.audit().questions;

it("needs a written text on screen before it goes out, also where the machine's word on it is hidden", () => {
  const [question] = blind;
  const asked = [{ ...question!, judgment: "reply", kind: "generate", options: ["draft"] }];
  const says = (verdict: "decide" | "reject") => ({ ...emptyDraft, verdict, answers: { reply: "draft" } });
  expect(approvesCalls(says("decide"), [], asked)).toBe(true);
  expect(approvesCalls(says("reject"), [], asked)).toBe(false);
  expect(approvesCalls(says("decide"), [], blind)).toBe(false);
});

describe("answering", () => {
  it("goes from question to question and stays on the last", () => {
    const first = choose(emptyDraft, two, "refund");
    expect(first.active).toBe(1);
    const second = choose(first, two, "high");
    expect(second).toMatchObject({ active: 1, answers: { intent: "refund", urgency: "high" } });
    expect(missing(second, two)).toBeNull();
  });

  it("accepts the suggestion with Enter, but never invents an answer in a blind review", () => {
    expect(missing(withSuggestions(emptyDraft, one), one)).toBeNull();
    expect(missing(withSuggestions(emptyDraft, blind), blind)).toBe("Choose an answer for intent.");
  });

  it("keeps the answer that was chosen when Enter fills the rest", () => {
    const draft = withSuggestions(choose(emptyDraft, two, "bug"), two);
    expect(draft.answers).toEqual({ intent: "bug", urgency: "normal" });
  });

  it("knows an override", () => {
    expect(isOverride(choose(emptyDraft, one, one[0]!.suggestion!), one)).toBe(false);
    expect(isOverride(choose(emptyDraft, one, "feedback"), one)).toBe(true);
    expect(isOverride(choose(emptyDraft, blind, "feedback"), blind)).toBe(false);
  });
});

describe("rejecting", () => {
  it("needs a reason or a note", () => {
    const draft = toggleVerdict(emptyDraft, "reject");
    expect(missing(draft, one)).toContain("Say why");
    expect(missing({ ...draft, reasonCode: "not for us" }, one)).toBeNull();
    expect(missing({ ...draft, note: "spam" }, one)).toBeNull();
  });

  it("goes back to answering with the same key", () =>
    expect(toggleVerdict(toggleVerdict(emptyDraft, "reject"), "reject").verdict).toBe("decide"));

  it("sends no answers along", () => {
    const draft = toggleVerdict(choose(emptyDraft, one, "refund"), "out-of-scope");
    expect(toDecision({ ...draft, note: "  " }, 8.2)).toEqual({
      answers: {},
      verdict: "out-of-scope",
      reasonCode: null,
      note: null,
      seconds: 8.2,
    });
  });
});
