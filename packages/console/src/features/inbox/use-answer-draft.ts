import type { DecisionRequest, ReviewDetail } from "@surety/core/wire/review";
import type { EscalateRequest } from "@surety/core/wire/deciding";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import { useState } from "react";
import { approvesCalls, missing, needsPlan, toDecision, withSuggestions, type Draft } from "./answer-draft.ts";
import { loadDraft, saveDraft } from "./draft-store.ts";
import { editsTexts, wantedTexts, wrongText } from "./draft-texts.ts";

type Options = {
  disabled: boolean;
  onDecide: (decision: DecisionRequest) => void;
  onEscalate: (request: EscalateRequest) => void;
  /** The plan of the answer as it stands; null while it is not known. */
  planOf: (draft: Draft) => ReviewPreview["plans"][number] | null;
};

/** What a person has answered so far, kept at each keystroke, and sent when nothing is lacking. */
export function useAnswerDraft(
  { id, questions, timed, case: judged }: ReviewDetail,
  { disabled, onDecide, onEscalate, planOf }: Options,
) {
  const [draft, setDraft] = useState<Draft>(() => loadDraft(id));
  const [warning, setWarning] = useState<string | null>(null);
  const [opened] = useState(() => performance.now());
  const change = (next: Draft) => {
    saveDraft(id, next);
    setDraft(next);
    setWarning(null);
  };
  const submit = () => {
    if (disabled) return;
    const full = withSuggestions(draft, questions);
    const lacking = missing(full, questions);
    change(full);
    if (lacking !== null) return setWarning(lacking);
    if (full.verdict === "escalate") {
      const { queue, note, reasonCode } = full;
      return onEscalate({ queue: queue.trim() === "" ? null : queue.trim(), note: note.trim(), reasonCode });
    }
    const seconds = (performance.now() - opened) / 1000;
    const calls = approvesCalls(full, judged.judgments, questions);
    const plan = planOf(full);
    // Who has seen what follows is not asked about it again.
    const follows = full.verdict === "decide" && plan !== null && plan.follows.length > 0;
    if (timed || !(needsPlan(full) || calls || follows || editsTexts(full, questions)))
      return onDecide(toDecision(full, seconds));
    if (plan === null)
      return setWarning("What this does is not on screen yet. Mend the marked field, or wait a moment.");
    const drafts = wantedTexts(plan.effects, full, questions);
    const wrong = wrongText(plan.effects, drafts);
    if (wrong !== null) return setWarning(wrong);
    onDecide(toDecision(full, seconds, { planHash: plan.hash, drafts }));
  };
  return { draft, warning, change, submit };
}
