/** Which labels a derivation looked at. Ids grow with time, so the first and the last span all of them. */
export interface LabelSpan {
  first: string;
  last: string;
}

/**
 * Which look (1, 2, …) a derivation from these labels is. Every earlier one that may have seen some of the same labels
 * counts, also those of other models and other targets: whoever tries several on the same labels and keeps the one that
 * passes has looked that often. Only labels that no derivation has seen begin anew. A span that was not noted counts.
 */
export function lookNumber(earlier: readonly (LabelSpan | null)[], labels: LabelSpan | null): number {
  if (labels === null) return earlier.length + 1;
  const overlaps = (one: LabelSpan | null) => one === null || (one.first <= labels.last && labels.first <= one.last);
  return earlier.filter(overlaps).length + 1;
}
