import type { ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
import type { CaseDetail } from "@surety/core/wire/case";
import { caseDetail } from "./case-detail.ts";
import { alternatives } from "./judgment.ts";
import { FIXTURE_NOW, minutesBefore } from "./seeded.ts";
import { INTENTS, ticket } from "./tickets.ts";

type Change = Partial<ReviewDetail> & { index?: number; now?: number };

const reasonCodes = ["wrong label", "two wishes in one", "needs more context", "looks like fraud", "not for us"];

/** An audit shows nothing that the machine said. */
const blind = (detail: CaseDetail): CaseDetail => ({
  ...detail,
  answer: null,
  confidence: null,
  judgments: [],
  effects: [],
  timeline: [],
});

function build(change: Change, isBlind: boolean): ReviewDetail {
  const { index = 1, now = FIXTURE_NOW, ...rest } = change;
  const { subject, customer, body, intent, rival } = ticket(index);
  const whole = caseDetail.waitingForReview({ index, now });
  const confidence = 0.35 + ((index * 37) % 45) / 100;
  const suggestion = isBlind ? null : index % 4 === 0 ? rival : intent;
  const reason = {
    code: "below-threshold",
    sentence: `Confidence ${confidence.toFixed(2)} is below the earned threshold 0.914 for ${whole.segment ?? "all"} customers.`,
  };
  return {
    id: whole.id.replace("case", "rev"),
    caseId: whole.id,
    workflow: "support-triage",
    title: `${subject} · ${customer}`,
    preview: body.replaceAll("\n", " ").slice(0, 140),
    kind: isBlind ? "audit" : "review",
    queue: index % 3 === 0 ? "billing-vip" : "support-leads",
    status: "open",
    stakes: index % 7 === 0 ? "high" : "normal",
    dueAt: new Date(now + (((index * 53) % 300) - 20) * 60_000).toISOString(),
    createdAt: minutesBefore(now, index * 4),
    value: null,
    claimedBy: null,
    claimedUntil: null,
    assignee: null,
    group: null,
    suggestion: suggestion === null ? null : `intent: ${suggestion}`,
    confidence: isBlind ? null : confidence,
    case: isBlind ? blind(whole) : whole,
    questions: [
      {
        judgment: "intent",
        kind: "classify",
        options: [...INTENTS],
        clauses: null,
        suggestion,
        confidence: isBlind ? null : confidence,
        alternatives:
          suggestion === null ? [] : alternatives(suggestion, suggestion === rival ? intent : rival, confidence),
        reason: isBlind ? null : reason,
      },
    ],
    similar: isBlind
      ? []
      : [1, 2, 3].map((step) => {
          const other = ticket(index + step * 12);
          return {
            caseId: `case_${1_000_000 - index - step * 12}`,
            title: `${other.subject} · ${other.customer}`,
            status: "done" as const,
            receivedAt: minutesBefore(now, 60 * step),
            answer: `intent: ${other.intent}`,
            decidedBy: "person" as const,
            overturned: null,
            outcome: null,
            similarity: 0.94 - step * 0.06,
          };
        }),
    why: isBlind
      ? { code: "asked", label: "Your own answer", sentence: "People answer some of these cases on their own." }
      : { label: "Uncertain", ...reason },
    history: null,
    fourEyes: index % 7 === 0,
    suggestionPolicy: "shown",
    suggestionSeen: "shown",
    timed: false,
    undoUntil: null,
    screen: "0".repeat(64),
    reasonCodes,
    reasons: reasonCodes.map((code) => ({ code, says: code, for: null })),
    reasonsRequired: [],
    ...rest,
  };
}

/** Reviews by why they are there. */
export const reviewDetail = {
  uncertain: (change: Change = {}) => build(change, false),
  audit: (change: Change = {}) => build(change, true),
  overdue: (change: Change = {}) => build({ dueAt: minutesBefore(change.now ?? FIXTURE_NOW, 35), ...change }, false),
  claimedBySomeoneElse: (change: Change = {}) =>
    build({ status: "claimed", claimedBy: "Jonas Berg", ...change }, false),
  exception: (change: Change = {}) =>
    build({ kind: "exception", suggestion: null, confidence: null, ...change }, false),
  urgencyToo(change: Change = {}): ReviewDetail {
    const detail = build(change, false);
    const urgency = {
      judgment: "urgency",
      kind: "score",
      options: ["low", "normal", "high"],
      clauses: null,
      suggestion: "normal",
      confidence: 0.71,
      alternatives: [
        { value: "normal", probability: 0.71 },
        { value: "high", probability: 0.21 },
        { value: "low", probability: 0.08 },
      ],
      reason: { code: "below-threshold", sentence: "Confidence 0.71 is below the earned threshold 0.880." },
    };
    return { ...detail, questions: [...detail.questions, urgency] };
  },
};

/** The row of the inbox that belongs to a review. */
export function reviewSummary(detail: ReviewDetail): ReviewSummary {
  const {
    case: _case,
    questions: _questions,
    similar: _similar,
    fourEyes: _four,
    timed: _timed,
    undoUntil: _undo,
    reasons: _reasons,
    reasonsRequired: _required,
    reasonCodes: _codes,
    screen: _screen,
    ...row
  } = detail;
  return row;
}

/** Review number `index` of a repeatable inbox: every sixth is a blind audit, every ninth asks two things. */
export function nthReview(index: number, now?: number): ReviewDetail {
  const place = { index, ...(now === undefined ? {} : { now }) };
  if (index % 6 === 0) return reviewDetail.audit(place);
  if (index % 9 === 0) return reviewDetail.urgencyToo(place);
  return reviewDetail.uncertain(place);
}
