import type { CaseSummary } from "@surety/core/wire/case";
import { FIXTURE_NOW, minutesBefore, seeded } from "./seeded.ts";
import { ticket } from "./tickets.ts";

type Change = Partial<CaseSummary> & { index?: number; now?: number };

function build(change: Change): CaseSummary {
  const { index = 1, now = FIXTURE_NOW, ...rest } = change;
  const { subject, customer, tier, intent } = ticket(index);
  const confidence = Number((0.9 + seeded(index + 77)() * 0.099).toFixed(3));
  const receivedAt = minutesBefore(now, index * 3.4 + 2);
  const row: CaseSummary = {
    id: `case_${String(1_000_000 - index)}`,
    workflow: "support-triage",
    title: `${subject} · ${customer}`,
    status: "done",
    waitingFor: null,
    route: "automated",
    segment: tier,
    answer: `intent: ${intent}`,
    confidence,
    queue: intent,
    blind: false,
    receivedAt,
    endedAt: new Date(Date.parse(receivedAt) + 1800).toISOString(),
  };
  return { ...row, ...rest };
}

const open = { route: null, endedAt: null } as const;

/** Rows of the list of cases, by the state that matters to the test. */
export const caseSummary = {
  automated: (change: Change = {}) => build(change),
  reviewed: (change: Change = {}) => build({ route: "reviewed", confidence: 0.74, ...change }),
  waitingForReview: (change: Change = {}) =>
    build({ ...open, status: "waiting", waitingFor: "review", confidence: 0.61, queue: "support-leads", ...change }),
  waitingForRetry: (change: Change = {}) => build({ ...open, status: "waiting", waitingFor: "retry", ...change }),
  running: (change: Change = {}) =>
    build({ ...open, status: "running", answer: null, confidence: null, queue: null, ...change }),
  failed: (change: Change = {}) => build({ ...open, status: "failed", ...change }),
  cancelled: (change: Change = {}) =>
    build({ route: null, status: "cancelled", answer: null, confidence: null, queue: null, ...change }),
  quarantined: (change: Change = {}) =>
    build({ ...open, status: "quarantined", answer: null, confidence: null, queue: null, ...change }),
};

type State = keyof typeof caseSummary;
const rare: [number, State][] = [
  [0.002, "quarantined"],
  [0.008, "failed"],
  [0.014, "waitingForRetry"],
  [0.02, "cancelled"],
  [0.06, "waitingForReview"],
  [0.26, "reviewed"],
];

/** The state of case number `index` in a long list: mostly automated, a fifth reviewed, a few in trouble. */
export function stateOfCase(index: number): State {
  if (index < 2) return "running";
  const draw = seeded(index + 9000)();
  return rare.find(([below]) => draw < below)?.[1] ?? "automated";
}

/** Case number `index` of an endless, repeatable list, newest first. */
export const nthCase = (index: number, now?: number): CaseSummary =>
  caseSummary[stateOfCase(index)]({ index, ...(now === undefined ? {} : { now }) });
