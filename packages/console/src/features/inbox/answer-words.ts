import type { Draft, Verdict } from "./answer-draft.ts";

/** What the panel asks. */
export const titleOf: Record<Verdict, string> = {
  decide: "What is right?",
  reject: "Reject this case",
  "out-of-scope": "None of these answers fits",
};

/** What the present answer means, where that is not plain; null where it is. */
export function explanationOf(draft: Draft, override: boolean): string | null {
  if (override) return "You answer differently from the suggestion. A reason helps it to learn.";
  if (draft.verdict === "decide") return null;
  return draft.verdict === "reject"
    ? "The case ends without an effect. Say why."
    : "The case goes on without any of these answers; below is what happens then. The machine learns where its answers end.";
}

/** What Enter would do. */
export function submitLabel(draft: Draft, suggestion: string | null): string {
  if (draft.verdict === "reject") return "Reject the case";
  if (draft.verdict === "out-of-scope") return "Say that none fits";
  const chosen = Object.values(draft.answers);
  if (chosen.length === 1 && chosen[0]) return `Answer ${chosen[0]}`;
  return chosen.length === 0 && suggestion !== null ? `Accept ${suggestion}` : "Answer";
}
