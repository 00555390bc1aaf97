import { forget, keep, keptName, readKept } from "../kept/kept-store.ts";
import { emptyDraft, type Draft } from "./answer-draft.ts";

const drafts = new Map<string, Draft>();

/** What was typed for a review, also after a reload, a crashed tab or a closed browser. */
export function loadDraft(id: string): Draft {
  const name = keptName(id);
  return drafts.get(name) ?? { ...emptyDraft, ...readKept<Draft>(name) };
}

export function saveDraft(id: string, draft: Draft): void {
  const name = keptName(id);
  drafts.set(name, draft);
  keep(name, draft);
}

/** After the server took the answer. The draft stays in memory for the time of undo. */
export const forgetDraft = (id: string): void => forget(keptName(id));
