import type { GateReason } from "../gate/decide.ts";
import { matchedInvoice } from "./mismatch.ts";

/**
 * Why a person must see a case first: what the match steps before its gate found wrong. Null where all of them match, and
 * where there was nothing to match. A value that cannot be read is not taken for one that matches.
 */
export function whyMismatched(steps: readonly string[], scope: Readonly<Record<string, unknown>>): GateReason | null {
  for (const name of steps) {
    const value = scope[name] ?? null;
    if (value === null) continue;
    const parsed = matchedInvoice.safeParse(value);
    const sentence = parsed.success ? mismatchSentence(parsed.data.mismatches) : `${name} is not what a match gives.`;
    if (sentence !== null) return { code: "check-failed", sentence };
  }
  return null;
}

/** The first mismatch in full, and how many more there are; null where there is none. */
export function mismatchSentence(mismatches: readonly { readonly message: string }[]): string | null {
  const [first] = mismatches;
  if (first === undefined) return null;
  const more = mismatches.length - 1;
  return `The invoice does not match: ${first.message}${more === 0 ? "" : ` And ${more} more.`}`;
}
