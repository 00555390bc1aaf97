import type { Stretch } from "./work-case.ts";

/**
 * Whether what stretches leave beside their cases is written without a question on the way: judgments, effects, records and
 * the timeline. Reviews, new cases, questions to senders and what is learned ask the database before they write.
 */
export function writesAtOnce(stretches: readonly Stretch[]): boolean {
  return stretches.every(isPlain);
}

function isPlain({ work, stop }: Stretch): boolean {
  const goesOn = stop.kind === "done" || stop.kind === "effects";
  const asks = work.audits.length + work.starts.length + work.draftEdits.length > 0;
  return goesOn && !asks && work.asking === null && work.resumed === null;
}

/** Whether a stretch leaves nothing beside its case. */
export function leavesNothing(stretch: Stretch): boolean {
  const { fresh, decided, timeline, records, obligations, settledReviews, effects } = stretch.work;
  const left = [fresh, decided, timeline, records, obligations, settledReviews];
  return isPlain(stretch) && left.every((one) => one.length === 0) && !effects.some((one) => one.unwritten);
}
