import { answerInWords } from "../case/record-words.ts";
import type { Draft, Verdict } from "./answer-draft.ts";

/** What the panel asks. */
export const titleOf: Record<Verdict, string> = {
  decide: "What is right?",
  reject: "Reject this case",
  "out-of-scope": "None of these answers fits",
  "judge-again": "Judge it again",
  "send-back": "Ask the sender",
  split: "Split it into several cases",
  escalate: "Move it to another queue",
};

const explanations: Record<Exclude<Verdict, "decide">, string> = {
  reject: "The case ends without an effect. Say why.",
  "out-of-scope":
    "The case goes on without any of these answers; below is what happens then. The machine learns where its answers end.",
  "judge-again": "It is prepared and judged again with your corrections, and comes back to a person.",
  "send-back": "The case waits for the answer, is judged again with it, and comes back to a person.",
  split: "Each part becomes a case of its own; this one ends. Until they begin you can take it back.",
  escalate: "Its due time stays. Whoever takes it there reads your note.",
};

/** What the present answer means, where that is not plain; null where it is. */
export function explanationOf(draft: Draft, override: boolean): string | null {
  if (override) return "You answer differently from the suggestion. A reason helps it to learn.";
  if (draft.verdict === "decide") return null;
  return explanations[draft.verdict];
}

/** What Enter would do. */
export function submitLabel(draft: Draft, suggestion: string | null): string {
  if (draft.verdict === "reject") return "Reject the case";
  if (draft.verdict === "out-of-scope") return "Say that none fits";
  if (draft.verdict === "judge-again") return "Judge it again";
  if (draft.verdict === "send-back") return "Ask the sender";
  if (draft.verdict === "split") return `Split into ${draft.parts.length} cases`;
  if (draft.verdict === "escalate") return draft.queue === "" ? "Escalate" : `Escalate to ${draft.queue}`;
  const chosen = Object.values(draft.answers);
  if (chosen.length === 1 && chosen[0]) return `Answer ${answerInWords(chosen[0])}`;
  return chosen.length === 0 && suggestion !== null ? `Accept ${answerInWords(suggestion)}` : "Answer";
}
