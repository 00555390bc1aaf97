import type { Session } from "@surety/core/wire/session";
import { queryClient } from "../../services/query-client.ts";
import { sessionQuery } from "../../services/session.ts";
import { isStale } from "./is-stale.ts";

type Kept<T> = { draft: T; at: number };

const PREFIX = "surety.draft.";

/** Each person's own: two may use one machine, and neither finds what the other has typed. */
export function keptName(what: string): string {
  const session = queryClient.getQueryData<Session>(sessionQuery.queryKey);
  return `${PREFIX}${session?.person?.id ?? "nobody"}.${what}`;
}

/**
 * What was typed and not yet sent, also after a reload, a crashed tab or a closed browser; `T` is trusted. A browser that is
 * killed, as by a power cut, forgets what it has not written to the disk yet: up to a minute.
 */
export function readKept<T>(name: string): T | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null") as Kept<T> | null;
    return kept === null || isStale(kept.at, Date.now()) ? null : kept.draft;
  } catch {
    return null;
  }
}

export function keep<T>(name: string, draft: T): void {
  try {
    localStorage.setItem(name, JSON.stringify({ draft, at: Date.now() } satisfies Kept<T>));
  } catch {
    // A full store keeps typing going: it lasts as long as this page then.
  }
}

export const forget = (name: string): void => localStorage.removeItem(name);

/** Reviews are decided elsewhere too: what nobody came back for goes, so that the store does not grow for ever. */
function forgetStale(): void {
  for (const name of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX)))
    if (readKept(name) === null) forget(name);
}
forgetStale();
