import type { DecisionRequest, ReviewDetail } from "@surety/core/wire/review";
import { useState } from "react";
import { missing, toDecision, withSuggestions, type Draft } from "./answer-draft.ts";
import { loadDraft, saveDraft } from "./draft-store.ts";

type Options = { disabled: boolean; onDecide: (decision: DecisionRequest) => void };

/** What a person has answered so far, kept at each keystroke, and sent when nothing is lacking. */
export function useAnswerDraft({ id, questions }: ReviewDetail, { disabled, onDecide }: Options) {
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
    if (lacking === null) onDecide(toDecision(full, (performance.now() - opened) / 1000));
    else setWarning(lacking);
  };
  return { draft, warning, change, submit };
}
