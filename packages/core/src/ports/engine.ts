/**
 * Durable execution, as the rest of the house sees it: a run is a short stretch of work that is started at least
 * once after the transaction that enqueued it has committed, on some process, and again if that process dies.
 */
export interface Engine<Transaction> {
  /** Enqueues runs inside the caller's transaction: they exist exactly when it commits. */
  enqueue(tx: Transaction, runs: readonly Run[]): Promise<void>;
  /**
   * Resolves when the runs that this process enqueued have begun, at the latest after so many milliseconds. Whoever
   * waits for it before the next enqueue makes fewer and larger runs of the same work.
   */
  caughtUp(milliseconds: number): Promise<void>;
  /** Starts what is runnable here now instead of at the next poll; call it after the commit. */
  wake(): void;
  /** Finishes the runs that are under way here and takes no more. */
  close(): Promise<void>;
}

/** One run to come. `id` is unique for ever; enqueuing the same id again changes nothing. */
export interface Run {
  id: string;
  /** Cases of one version that travel together; at most 64. */
  caseIds: readonly string[];
  /** Seconds before which it does not start; 0 or absent means at once. */
  delaySeconds?: number;
}

/** What a run does; it must be safe to do twice, because a killed process leaves runs half done. */
export type RunHandler = (run: { id: string; caseIds: readonly string[] }) => Promise<void>;
