import type { Candidate } from "@surety/core/extract/candidates";
import type { FieldSpec } from "@surety/core/extract/field-schema";
import type { Layout } from "@surety/core/extract/layout";
import { sumFacts, type SumFacts } from "@surety/core/extract/sums";
import { candidateFeatures } from "./features.ts";

/** The features of all candidates of a field. */
export function candidateRows(layout: Layout, candidates: readonly Candidate[], spec: FieldSpec): string[][] {
  const sums = candidateSums(layout, candidates, spec);
  return candidates.map((_, at) => candidateFeatures(layout, candidates, at, sums?.[at] ?? null));
}

/** What adds up among the amounts of a document; null for fields that are none. */
export function candidateSums(
  layout: Layout,
  candidates: readonly Candidate[],
  { type }: FieldSpec,
): SumFacts[] | null {
  if (type !== "money") return null;
  const amounts = candidates.map(({ value, box }) => ({ value, right: box[0] + box[2] }));
  return sumFacts(amounts, layout.letterHeight);
}
