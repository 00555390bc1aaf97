/** When whoever decides may see what the machine thinks: at once, after their own look at the case, or never. */
export type SuggestionPolicy = "shown" | "after-evidence" | "hidden";

/**
 * What a person had seen of the machine's answer when they decided: it was `shown` from the start, they `asked` to see it,
 * they `answered` first and then saw it, or they saw `none`.
 */
export type SuggestionSeen = "shown" | "asked" | "answered" | "none";

/** What is known of a review and of the person's look at its suggestion; `look` is null where they did not ask. */
export interface SuggestionFacts {
  kind: "review" | "audit" | "exception";
  policy: SuggestionPolicy;
  timed: boolean;
  look: { answered: boolean } | null;
}

/**
 * What the person has seen, by the facts of the server and not by what a screen says of itself. Where evidence comes first,
 * an audit is asked about like any other review: what was answered blind is what it says.
 */
export function suggestionSeen({ kind, policy, timed, look }: SuggestionFacts): SuggestionSeen {
  if (timed || policy === "hidden") return "none";
  if (policy === "shown") return kind === "audit" ? "none" : "shown";
  if (look === null) return "none";
  return look.answered ? "answered" : "asked";
}
