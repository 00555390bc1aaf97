import type { Session } from "@surety/core/wire/session";
import { queryClient } from "../../services/query-client.ts";
import { sessionQuery } from "../../services/session.ts";
import { emptyDraft, type Draft } from "./answer-draft.ts";
import { isStale } from "./is-stale.ts";

type Kept = { draft: Draft; at: number };

const PREFIX = "surety.draft.";
const drafts = new Map<string, Draft>();

/** Each person's own: two may use one machine, and neither finds what the other has typed. */
function key(id: string): string {
  const session = queryClient.getQueryData<Session>(sessionQuery.queryKey);
  return `${PREFIX}${session?.person?.id ?? "nobody"}.${id}`;
}

function readKept(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null") as Kept | null;
    return kept === null || isStale(kept.at, Date.now()) ? null : kept;
  } catch {
    return null;
  }
}

/** Reviews are decided elsewhere too: what nobody came back for goes, so that the store does not grow for ever. */
function forgetStale(): void {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX)))
    if (readKept(name) === null) localStorage.removeItem(name);
}
forgetStale();

/** What was typed for a review, also after a reload, a closed tab or a browser that died. */
export function loadDraft(id: string): Draft {
  const name = key(id);
  return drafts.get(name) ?? { ...emptyDraft, ...readKept(name)?.draft };
}

export function saveDraft(id: string, draft: Draft): void {
  const name = key(id);
  drafts.set(name, draft);
  try {
    localStorage.setItem(name, JSON.stringify({ draft, at: Date.now() } satisfies Kept));
  } catch {
    // A full store keeps typing going: it lasts as long as this page then.
  }
}

/** After the server took the answer. The draft stays in memory for the time of undo. */
export const forgetDraft = (id: string): void => localStorage.removeItem(key(id));
