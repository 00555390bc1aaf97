import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { currencyAtStake } from "./currency-at-stake.ts";

const millionths = 1_000_000;
/** Beyond this a number of millionths is not exact any more. */
const largest = 9e9;

/** Money in whole millionths of a currency; null where nobody can say of which. */
export interface ValueAtStake {
  micros: number;
  currency: string | null;
}

/** What is at stake in a case, by the workflow's own words; null where it says nothing, or the case has no such number. */
export function valueAtStake(
  { review, document }: Pick<CompiledWorkflow, "review" | "document">,
  scope: Record<string, unknown>,
): ValueAtStake | null {
  const { value } = review;
  const amount = value === null ? null : numberOf(() => value.evaluate(scope));
  if (value === null || amount === null) return null;
  const bounded = Math.min(largest, Math.max(-largest, amount));
  const currency = currencyAtStake(value, scope, document.measure?.currency ?? null);
  return { micros: Math.round(bounded * millionths), currency };
}

/** A case that misses what the expression reads must still come to a person. */
function numberOf(evaluate: () => unknown): number | null {
  try {
    const found = evaluate();
    return typeof found === "number" && !Number.isNaN(found) ? found : null;
  } catch {
    return null;
  }
}
