import type { PlannedEffect, ReviewPlan, ReviewPreview } from "@surety/core/wire/review-preview";
import { reviewDetail } from "@surety/testing/factories/review";
import { describe, expect, it } from "vitest";
import { emptyDraft } from "./answer-draft.ts";
import { effectFacts, followsLine, planLine, planOfDraft, planOfOption, ruleWords, undoWords } from "./plan-words.ts";

const { questions } = reviewDetail.uncertain();
const [question] = questions;
const effect = (
  kind: PlannedEffect["kind"],
  target: string | null,
  more: Partial<PlannedEffect> = {},
): PlannedEffect => ({
  action: null,
  kind,
  target,
  connection: null,
  origin: null,
  happens: true,
  request: {},
  editable: [],
  ...more,
});
const plan = (effects: PlannedEffect[], more: Partial<ReviewPlan> = {}): ReviewPlan => ({
  rules: [],
  effects,
  follows: [],
  branches: [],
  end: "done",
  note: null,
  ...more,
});

describe("what a plan says in a line", () => {
  it.each([
    [
      plan([effect("assign", "billing-vip"), effect("email", "jo@example.com")]),
      "assign to billing-vip, mail to jo@example.com",
    ],
    [
      plan([effect("http", "POST /refunds", { connection: "crm", origin: "https://crm.example" })]),
      "POST /refunds to https://crm.example",
    ],
    [
      plan([effect("webhook", "refund.made", { connection: "hook", happens: false })]),
      "refund.made to hook (captured, not sent)",
    ],
    [plan([]), "nothing happens"],
    [plan([effect("assign", "rest")], { end: "judges" }), "assign to rest, the next judgment"],
    [plan([], { end: "exception" }), "it fails and comes back as an exception"],
    [plan([], { end: "cancelled" }), "the case ends without an effect"],
  ])("%#", (of, line) => expect(planLine(of)).toBe(`then: ${line}`));
});

describe("the plan of an answer", () => {
  const [first, second] = question!.options;
  const preview: ReviewPreview = {
    reviewId: "r",
    sendBack: null,
    plans: [
      { ...plan([effect("assign", "one")]), hash: "1" },
      { ...plan([effect("assign", "two")]), hash: "2" },
      { ...plan([], { end: "cancelled" }), hash: "3" },
    ],
    answers: [
      { verdict: "decide", answers: { [question!.judgment]: first! }, plan: 0 },
      { verdict: "decide", answers: { [question!.judgment]: second! }, plan: 1 },
      { verdict: "reject", answers: {}, plan: 2 },
    ],
    undoSeconds: 5,
    withheld: null,
  };

  it("is found for each option and each verdict", () => {
    expect(planOfOption(preview, emptyDraft, questions, question!.judgment, second!)).toBe(preview.plans[1]);
    expect(planOfDraft(preview, { ...emptyDraft, verdict: "reject" }, questions)).toBe(preview.plans[2]);
  });

  it("is none before it has come, and for an answer that was not planned", () => {
    expect(planOfDraft(undefined, emptyDraft, questions)).toBeNull();
    expect(planOfOption(preview, emptyDraft, questions, question!.judgment, "weather")).toBeNull();
  });
});

it("says what an effect is about: the amount first, money in its unit, and nothing long", () => {
  const body = { order: "A-17", note: "x".repeat(100), amount: { micros: 25_500_000, currency: "EUR" }, lines: [1] };
  expect(effectFacts(effect("http", "POST /refunds", { request: { method: "POST", body } }))).toEqual([
    "amount 25.50 EUR",
    "method POST",
    "order A-17",
  ]);
  const key = { case_id: "01a2291a-bd83-7000-ba2c-7a31464a4fe3" };
  const change = { request: { table: "tickets", key, set: { queue: "billing" } } };
  expect(effectFacts(effect("update", "tickets", change))).toEqual(["queue billing"]);
  expect(effectFacts(effect("assign", "billing"))).toEqual([]);
});

it("says which rule acts and why, and until when it can be taken back", () => {
  const rule = { block: 2, rule: 0, name: null, when: 'intent.value == "refund"', words: "intent is refund" };
  expect(ruleWords(rule)).toBe("Rule 1: intent is refund");
  expect(ruleWords({ ...rule, name: "Refunds", words: null })).toBe('Rule “Refunds”: intent.value == "refund"');
  expect(ruleWords({ ...rule, when: null, words: null })).toBe("Rule 1: no rule before it holds");
  expect(ruleWords({ ...rule, rule: null, when: null })).toBe("No rule holds.");
  expect([undoWords(0), undoWords(5)]).toEqual([
    "It begins at once.",
    "It begins after 5 s; until then z takes it back.",
  ]);
});

it("says before the signature what follows from it unasked", () => {
  const signed = plan([], {
    end: "prepares",
    note: "Then more is looked up: match.",
    follows: [{ block: 3, judgment: "booking", answers: ["post", "reject"] }],
    branches: [
      { answer: "post", rules: [], effects: [effect("update", "invoices", { connection: "erp" })] },
      { answer: "reject", rules: [], effects: [] },
    ],
  });
  expect(followsLine(signed)).toBe(
    "Then more is looked up: match. Where nothing speaks against it, booking follows unasked: post (change invoices by erp), reject.",
  );
  expect(planLine(signed)).toBe("then: more is looked up, booking follows");
  expect(followsLine(plan([]))).toBeNull();
});
