import type { CaseDetail } from "../wire/case.ts";

/** Lines of a case's life that stand there before a person has decided. */
const beforeDecision = new Set(["event", "prepared", "judged", "gate"]);

/**
 * A decided case as it looked when it waited for its person: without what was decided and done, under another name, and
 * moved in time so that the moment `from` becomes `to`.
 */
export function plantedCase(
  detail: CaseDetail,
  ids: { case: string; review: string },
  from: Date,
  to: Date,
): CaseDetail {
  const shift = to.getTime() - from.getTime();
  const moved = (instant: string) => new Date(new Date(instant).getTime() + shift).toISOString();
  const judgments = detail.judgments.map((one) => ({ ...one, decidedValue: null, decidedBy: null, at: moved(one.at) }));
  const end = detail.timeline.findIndex(({ kind }) => !beforeDecision.has(kind));
  const timeline = detail.timeline.slice(0, end === -1 ? undefined : end);
  const [first] = judgments;
  return {
    ...detail,
    id: ids.case,
    status: "waiting",
    waitingFor: "review",
    route: null,
    answer: first === undefined ? null : `${first.name}: ${first.value ?? "no answer"}`,
    queue: null,
    receivedAt: moved(detail.receivedAt),
    endedAt: null,
    judgments,
    prepared: detail.prepared.map((one) => ({ ...one, at: typeof one.at === "string" ? moved(one.at) : null })),
    effects: [],
    timeline: timeline.map((line) => ({ ...line, at: moved(line.at) })),
    review: { id: ids.review, status: "open" },
    error: null,
  };
}
