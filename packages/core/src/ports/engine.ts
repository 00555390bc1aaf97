/**
 * Durable execution, as the rest of the house sees it: a run is a short stretch of work that is started at least
 * once after the transaction that enqueued it has committed, on some process, and again if that process dies.
 */
export interface Engine<Transaction> {
  /** Enqueues runs inside the caller's transaction: they exist exactly when it commits. */
  enqueue(tx: Transaction, runs: readonly Run[]): Promise<void>;
  /**
   * Enqueues tasks inside the caller's transaction: what must happen after a commit, besides the runs of cases. They
   * have a queue of their own with few places, so they never starve cases.
   */
  enqueueTasks(tx: Transaction, tasks: readonly Task[]): Promise<void>;
  /**
   * Resolves when the runs that this process enqueued lately have ended, at the latest after so many milliseconds.
   * Whoever waits for it before the next enqueue makes fewer and larger runs of the same work.
   */
  caughtUp(milliseconds: number): Promise<void>;
  /** How many runs would begin in this process right after their commit, instead of waiting in the queue. */
  freePlaces(): number;
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
  /**
   * What is left of a run whose beginning is part of the commit that enqueues it. It is done in this process; only where
   * that dies is the run given to the handler. Whoever asks for it has seen a free place.
   */
  goOn?: () => Promise<void>;
}

/** A run as its handler gets it. */
export interface StartedRun {
  id: string;
  caseIds: readonly string[];
  /**
   * True where this process has enqueued the run and now begins it for the first time. Nobody else has begun it either,
   * but for a process that took it and lost it, or is slow; false says nothing.
   */
  isFirst: boolean;
  /** How often the engine has given it out, this time included; more than 1 says that an execution may have died. */
  attempt: number;
}

/** What a run does; it must be safe to do twice, because a killed process leaves runs half done. */
export type RunHandler = (run: StartedRun) => Promise<void>;

/**
 * One thing to do after a commit. `id` is unique for ever: enqueuing the same id again changes nothing (the engine
 * remembers an id for an hour after its task has ended; what a later repetition would spoil, the handler looks up).
 */
export interface Task {
  id: string;
  /** Which handler does it; handlers are registered by name when the engine is launched. */
  name: string;
  /** What the handler needs to know: small, and nothing but JSON. */
  payload: TaskPayload;
  /** Seconds before which it does not start; 0 or absent means at once. */
  delaySeconds?: number;
}

export type TaskPayload = Readonly<Record<string, string | number | boolean | null>>;

/** A task as its handler gets it. */
export interface StartedTask {
  id: string;
  payload: TaskPayload;
  /** 1 at the first time, then one more for each time that it failed. A crash does not count. */
  attempt: number;
  /** Whether a failure of this attempt is the end of it: nobody tries again. */
  isLast: boolean;
}

/**
 * Does one task, at least once: a killed process leaves it half done and another does it again, so it must be safe to do
 * twice. A TransientError or a lost database brings it back later, with growing distance; a TerminalError or UserError
 * ends it; any other error is a bug, tried a few times more.
 */
export type TaskHandler = (task: StartedTask) => Promise<void>;

/**
 * Something done again and again: once in each period for the whole installation, however many processes it has. A period
 * in which no process ran is left out; one that failed is told in the log, and the next period does it again.
 */
export interface RecurringTask {
  name: string;
  /** When: a cron expression of six fields (seconds first), in UTC. */
  schedule: string;
  /** `at` is the moment of the schedule, the same for whoever does it; it must be safe to do twice. */
  handler(at: Date): Promise<void>;
}
