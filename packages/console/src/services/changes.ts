/** A view that was asked for sooner than this after a change may not show it: answers are shared for most of a second. */
const SETTLED_MS = 900;

export interface Changes {
  /** This changed at `now`, in ms. */
  note(key: string, now: number): void;
  /** What to read again. What has only just changed, or is being read, stays for one more round. */
  take(now: number, isBeingRead: (key: string) => boolean): ReadonlySet<string>;
  /** Whether something is to be read again. */
  readonly waiting: boolean;
}

/** What changed since it was last read. */
export function openChanges(): Changes {
  const changed = new Map<string, number>();
  return {
    note: (key, now) => void changed.set(key, now),
    take(now, isBeingRead) {
      const taken = new Set(changed.keys());
      for (const [key, at] of changed) if (now - at >= SETTLED_MS && !isBeingRead(key)) changed.delete(key);
      return taken;
    },
    get waiting() {
      return changed.size > 0;
    },
  };
}
