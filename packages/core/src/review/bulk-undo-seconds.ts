const least = 60;
/** Reviews that a bulk decides in a second on a slow machine: the first must still be revocable when the last is decided. */
const perSecond = 10;

/** Seconds in which each review of a bulk can be taken back: a minute more than it takes, or what the workflow gives. */
export function bulkUndoSeconds(reviews: number, ofWorkflow: number): number {
  return Math.max(ofWorkflow, least + Math.ceil(reviews / perSecond));
}
