import type { PastCase } from "@surety/core/wire/past-case";
import { expect, it } from "vitest";
import { answerWords, outcomeWords, standingWords } from "./past-case-words.ts";

const past = (more: Partial<PastCase>): PastCase => ({
  caseId: "c",
  title: "t",
  status: "done",
  receivedAt: "2026-01-01T00:00:00Z",
  answer: "intent: refund",
  decidedBy: "person",
  overturned: null,
  outcome: null,
  ...more,
});

it.each<[Partial<PastCase>, string, string | null]>([
  [{}, "a person said so", "reviewed"],
  [{ overturned: "person" }, "a person changed it", "caught"],
  [{ decidedBy: "machine" }, "automatic", "automated"],
  [{ decidedBy: "machine", overturned: "audit" }, "an audit found it wrong", "harm"],
  [{ overturned: "outcome" }, "turned out wrong", "harm"],
  [{ decidedBy: null, status: "waiting", answer: null }, "still open", null],
])("%j: %s", (more, words, meaning) => expect(standingWords(past(more))).toEqual({ words, meaning }));

it("says an outcome and an answer in short", () => {
  expect(outcomeWords({ name: "reopened", value: true, proves: null })).toBe("reopened: yes");
  expect(outcomeWords({ name: "refunded", value: 25, proves: "wrong" })).toBe("refunded: 25");
  expect(outcomeWords(null)).toBeNull();
  expect([answerWords("intent: how-to"), answerWords(null)]).toEqual(["how-to", null]);
});
