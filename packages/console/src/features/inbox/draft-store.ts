import { emptyDraft, type Draft } from "./answer-draft.ts";

const drafts = new Map<string, Draft>();
const key = (id: string): string => `surety.draft.${id}`;

/** What was typed for a review, also after a reload. */
export function loadDraft(id: string): Draft {
  const known = drafts.get(id);
  if (known !== undefined) return known;
  const stored = sessionStorage.getItem(key(id));
  return stored === null ? emptyDraft : (JSON.parse(stored) as Draft);
}

export function saveDraft(id: string, draft: Draft): void {
  drafts.set(id, draft);
  sessionStorage.setItem(key(id), JSON.stringify(draft));
}

/** After the server took the answer. The draft stays in memory for the time of undo. */
export const forgetDraft = (id: string): void => sessionStorage.removeItem(key(id));
