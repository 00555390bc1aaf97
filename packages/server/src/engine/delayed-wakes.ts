import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import type { Transaction } from "../storage/database.ts";
import type { QueueWaker } from "./queue-waker.ts";

/** What is due later than that can do with the engine's own looks. */
const furthestSeconds = 120;
/** What is due within the same moment needs one look. */
const slotMs = 100;

/**
 * Has what was delayed started when it is due: the engine itself looks once a second which delays are over, and at the
 * queue up to a second after that. Like every wake it is lost with its process, and then the engine's looks remain.
 */
export class DelayedWakes {
  readonly #waker: QueueWaker;
  readonly #timers = new Map<number, NodeJS.Timeout>();

  constructor(waker: QueueWaker) {
    this.#waker = waker;
  }

  /** Called after the commit, so that the time is over here no sooner than in the database. */
  in(seconds: number): void {
    if (seconds > furthestSeconds) return;
    const slot = Math.ceil((performance.now() + seconds * 1000) / slotMs);
    if (this.#timers.has(slot)) return;
    const timer = setTimeout(() => void this.#wake(slot), slot * slotMs - performance.now());
    this.#timers.set(slot, timer.unref());
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  async #wake(slot: number): Promise<void> {
    this.#timers.delete(slot);
    // Where the database is away, the regular look finds it later.
    await DBOSExecutor.globalInstance?.systemDatabase.transitionDelayedWorkflows().catch(() => {});
    this.#waker.wake();
  }
}

/** The engine keeps whole milliseconds and its own look comes once a second: a fraction of one would say more than it can do. */
export const wholeSeconds = (seconds = 0): number => Math.max(0, Math.ceil(seconds));

/** Has those of them that are delayed started in time, from the commit on. */
export function wakeAfterDelays(
  tx: Transaction,
  delayed: readonly { delaySeconds?: number }[],
  wakes: DelayedWakes,
): void {
  const seconds = new Set(delayed.map((each) => wholeSeconds(each.delaySeconds)));
  seconds.delete(0);
  if (seconds.size > 0) tx.afterCommit(() => seconds.forEach((each) => wakes.in(each)));
}
