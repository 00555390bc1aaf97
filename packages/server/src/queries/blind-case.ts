import type { CaseDetail } from "@surety/core/wire/case";

/** Lines of the timeline that say nothing about what the machine answered. */
const neutral = new Set(["event", "prepared"]);

/** A case without anything that gives the machine's answer away: judgments, effects, queue, and the lines about them. */
export function blindCase(detail: CaseDetail): CaseDetail {
  return {
    ...detail,
    answer: null,
    confidence: null,
    queue: null,
    blind: true,
    judgments: [],
    effects: [],
    timeline: detail.timeline.filter((entry) => neutral.has(entry.kind)),
  };
}
