import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { type WorkflowQueue, wfQueueRunner } from "@dbos-inc/dbos-sdk/internal/wfqueue";

/** How often a full process looks for a free place; a run ends in a few milliseconds or waits for the outside. */
const lookMs = 4;

/** The one call of DBOS's queue runner that we need and that it keeps to itself; engine-contract.test.ts watches it. */
interface Poller {
  pollQueue(executor: DBOSExecutor, queue: WorkflowQueue): Promise<boolean>;
  states: Map<string, { queue: WorkflowQueue }>;
}

/**
 * Polls the queue right after a commit instead of at the next tick, so that a case starts within milliseconds
 * while an idle process stays idle. One poll at a time; wakes that arrive meanwhile become one more.
 */
export class QueueWaker {
  readonly #queueName: string;
  readonly #concurrency: number;
  #polling = false;
  #again = false;
  #refilling = false;
  #budget = 0;
  #started = 0;
  #stopped = false;

  constructor(queueName: string, concurrency: number) {
    this.#queueName = queueName;
    this.#concurrency = concurrency;
  }

  wake(): void {
    if (this.#stopped || this.#concurrency === 0) return;
    this.#again = true;
    if (!this.#polling) void this.#poll();
  }

  /** Called as a run begins. When a poll has filled every free place, more may be waiting than it could take. */
  entered(): void {
    this.#started += 1;
    if (this.#started >= this.#budget) this.#refillSoon();
  }

  /** Places for runs that need not go through the queue; none while others may be waiting in it, which come first. */
  freePlaces(): number {
    return this.#stopped || this.#again || this.#refilling ? 0 : Math.max(0, this.#freePlaces());
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Polls again as soon as a place is free. */
  #refillSoon(): void {
    if (this.#refilling) return;
    this.#refilling = true;
    const look = () => {
      if (this.#freePlaces() <= 0) return void setTimeout(look, lookMs).unref();
      this.#refilling = false;
      this.wake();
    };
    setTimeout(look, lookMs).unref();
  }

  #freePlaces(): number {
    const running = DBOSExecutor.globalInstance?.systemDatabase.countRunningWorkflowsForQueue(this.#queueName) ?? 0;
    return this.#stopped ? this.#concurrency : this.#concurrency - running;
  }

  /** A poll that fails (the database is away) is left to the regular one of the next second. */
  async #poll(): Promise<void> {
    this.#polling = true;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      await this.#pollOnce().catch(() => {});
    }
    this.#polling = false;
  }

  async #pollOnce(): Promise<void> {
    const executor = DBOSExecutor.globalInstance;
    const runner = wfQueueRunner as unknown as Poller;
    const queue = runner.states.get(this.#queueName)?.queue;
    this.#budget = this.#freePlaces();
    this.#started = 0;
    if (executor !== undefined && queue !== undefined) await runner.pollQueue(executor, queue);
    if (this.#freePlaces() <= 0) this.#refillSoon();
  }
}
