import type { CaseDecision } from "@surety/core/wire/decision";
import { expect, it } from "vitest";
import { answerOf, howOf } from "./decision-words.ts";

const decision: CaseDecision = {
  kinds: {},
  id: "1",
  person: "Rita",
  at: "2026-03-04T09:12:00Z",
  channel: "desk",
  seconds: 3.24,
  verdict: "decide",
  answers: { topic: "refund", urgency: "high" },
  suggestionSeen: "shown",
  kind: "review",
  undone: false,
  hasScreen: true,
};

it.each([
  [{}, "topic: refund, urgency: high", "at the desk, in 3.2 s, with the suggestion beside it"],
  [
    { channel: "link", seconds: 41.7, suggestionSeen: "none" },
    "topic: refund, urgency: high",
    "by a mailed link, in 42 s, without seeing a suggestion",
  ],
  [{ verdict: "reject", answers: {}, seconds: 0, suggestionSeen: null }, "Rejected", "at the desk, time not measured"],
  [
    { verdict: "send-back", answers: {}, seconds: 12 },
    "Sent back to its sender",
    "at the desk, in 12 s, with the suggestion beside it",
  ],
] as const)("%j", (change, answer, how) => {
  const one = { ...decision, ...change } as CaseDecision;
  expect([answerOf(one), howOf(one)]).toEqual([answer, how]);
});
