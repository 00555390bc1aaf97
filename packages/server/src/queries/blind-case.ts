import type { CaseDetail } from "@surety/core/wire/case";

/** Lines of the timeline that say nothing about what the machine answered. */
const neutral = new Set(["event", "prepared"]);

/**
 * A case without anything that gives the machine's answer away: judgments, effects, queue, the lines about them, and the
 * cost, which says how many models were asked before one was sure.
 */
export function blindCase(detail: CaseDetail): CaseDetail {
  return {
    ...detail,
    answer: null,
    confidence: null,
    queue: null,
    blind: true,
    judgments: [],
    costMicros: 0,
    effects: [],
    timeline: detail.timeline.filter((entry) => neutral.has(entry.kind)),
  };
}

/**
 * A case as it stood when somebody was asked about the block `block`, for who decides without the machine's answer. An
 * audit looks like a review that waits: neither what was made of the answer nor that the case went on can be seen.
 */
export function deskCase(detail: CaseDetail, block: number): CaseDetail {
  const blind = blindCase(detail);
  return {
    ...blind,
    status: "waiting",
    waitingFor: "review",
    route: null,
    segment: null,
    endedAt: null,
    error: null,
    timeline: blind.timeline.filter(({ detail: { block: at } }) => typeof at !== "number" || at <= block),
  };
}
